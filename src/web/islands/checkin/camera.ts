import type { Decode } from './decode'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}
type Global = { BarcodeDetector?: DetectorClass; sanChoiDecode?: Decode }

const EVERY = 160
/** Enough for a ticket that fills a third of the frame, and quick on an old phone. */
const WIDTH = 640

/**
 * Reads QR codes from the camera at the back until it is stopped.
 * @param decoder address of the reader for browsers that have none; it is loaded when needed
 * @throws DOMException `NotAllowedError` where the camera is refused, others where there is none
 */
export async function openCamera(video: HTMLVideoElement, decoder: string, read: (text: string) => void) {
  if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError')
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  })
  let open = true
  const stop = () => {
    open = false
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  try {
    video.srcObject = stream
    await video.play()
    const look = await openReader(video, decoder)
    const turn = async () => {
      if (!open) return
      if (document.visibilityState === 'visible' && video.readyState >= 2) {
        const text = await look().catch(() => null)
        if (text && open) read(text)
      }
      setTimeout(turn, EVERY)
    }
    turn()
    return stop
  } catch (error) {
    stop()
    throw error
  }
}

async function openReader(video: HTMLVideoElement, decoder: string): Promise<() => Promise<string | null>> {
  const { BarcodeDetector: Own } = self as Global
  const formats = Own ? await Own.getSupportedFormats().catch(() => []) : []
  if (Own && formats.includes('qr_code')) {
    const detector = new Own({ formats: ['qr_code'] })
    return async () => {
      const [found] = await detector.detect(video)
      return found ? found.rawValue : null
    }
  }
  const decode = await loadDecoder(decoder)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return async () => {
    const scale = Math.min(1, WIDTH / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    return decode(context.getImageData(0, 0, canvas.width, canvas.height))
  }
}

function loadDecoder(address: string): Promise<Decode> {
  const ready = () => (self as Global).sanChoiDecode!
  if (ready()) return Promise.resolve(ready())
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = () => resolve(ready())
    script.onerror = reject
    document.head.appendChild(script)
  })
}
