type Tone = 'good' | 'again' | 'wrong'

const sounds: Record<Tone, [hertz: number, seconds: number][]> = {
  good: [[880, 0.09]],
  again: [
    [660, 0.08],
    [660, 0.08],
  ],
  wrong: [[196, 0.35]],
}
const shakes: Record<Tone, number[]> = { good: [60], again: [40, 60, 40], wrong: [250] }

/** For whoever looks at the child and not at the screen: a short high tone is well, a long low one is not. */
export function openFeedback() {
  let audio: AudioContext | null = null
  try {
    audio = new AudioContext()
  } catch {
    // Colour and words say it too.
  }
  return {
    give(tone: Tone) {
      if (navigator.vibrate) navigator.vibrate(shakes[tone])
      if (!audio) return
      if (audio.state === 'suspended') audio.resume().catch(() => {})
      let at = audio.currentTime
      for (const [hertz, seconds] of sounds[tone]) {
        const [oscillator, volume] = [audio.createOscillator(), audio.createGain()]
        oscillator.frequency.value = hertz
        volume.gain.value = 0.2
        oscillator.connect(volume)
        volume.connect(audio.destination)
        oscillator.start(at)
        oscillator.stop(at + seconds)
        at += seconds + 0.06
      }
    },
    close: () => audio?.close().catch(() => {}),
  }
}
