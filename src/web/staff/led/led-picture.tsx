import type { Picture, Size } from '../../../led/frames/picture'
import { STILL_SECONDS, scrollSeconds } from '../../../led/scroll'

/** How large a board of that width is drawn before scripts know the room there is. */
const USUAL_ROOM = 384
/** From so many screen pixels a LED, its edges are drawn too. */
const LEAST_FOR_DOTS = 3

export type LedPictureProps = {
  board: Size
  /** Where the picture is; none: the board is dark. */
  href?: string
  /** Pixels; more than the board's means that it scrolls. */
  width?: number
  /** As long as it is shown at least; a moving text lasts as long as it takes to read it. */
  seconds?: number
  label: string
  /** Tells apart the boards of one page. */
  id: string
}

/**
 * A board's own picture, every LED as large as the room allows, in its black frame.
 * @example <LedPicture id="a" board={screen} href="/…/frame.png" label={m.led.showingNow} />
 */
export function LedPicture({ board, href, width = board.width, seconds = 10, label, id }: LedPictureProps) {
  const zoom = Math.max(1, Math.floor(USUAL_ROOM / board.width))
  const size = { width: board.width, height: board.height }
  // As the player moves it: the board is never empty.
  const way = width - board.width
  const lasts = Math.max(seconds, scrollSeconds(width, board.width))
  const still = STILL_SECONDS / lasts
  return (
    <div class="led" data-led>
      <svg
        class={zoom < LEAST_FOR_DOTS ? 'led-frame led-fine' : 'led-frame'}
        viewBox={`0 0 ${board.width} ${board.height}`}
        width={board.width * zoom}
        height={board.height * zoom}
        role="img"
        aria-label={label}
      >
        <defs>
          <pattern id={`dots-${id}`} width="1" height="1" patternUnits="userSpaceOnUse">
            <path class="led-edge" d="M0 0h1M0 0v1" />
          </pattern>
        </defs>
        <rect class="led-panel" {...size} />
        {/* Of a strip whose width is not said, the beginning: as the board has it before it moves. */}
        <image href={href} x="0" y="0" width={width} height={board.height} preserveAspectRatio="xMinYMin slice">
          {way > 0 ? (
            <animate
              attributeName="x"
              values={`0;0;${-way};${-way}`}
              keyTimes={`0;${still};${1 - still};1`}
              dur={`${lasts}s`}
              repeatCount="indefinite"
            />
          ) : null}
        </image>
        <rect class="led-dots" {...size} fill={`url(#dots-${id})`} />
      </svg>
    </div>
  )
}

/** A picture as an address that carries it. */
export function dataUrl({ png }: Pick<Picture, 'png'>): string {
  let binary = ''
  for (let at = 0; at < png.length; at += 8192) binary += String.fromCharCode(...png.subarray(at, at + 8192))
  return `data:image/png;base64,${btoa(binary)}`
}
