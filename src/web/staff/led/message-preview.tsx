import { type AppContext, verbContext } from '../../../http/env'
import { readForm } from '../../../http/read-body'
import { previewText, type SizePreview, type TextPreview } from '../../../led/preview-text'
import type { Messages } from '../../../messages'
import { Card, CardTitle } from '../../design/card'
import { StatusTag } from '../../design/tag'
import { typed, valuesOf } from '../../form'
import { dataUrl, LedPicture } from './led-picture'

/** `POST /staff/led/frames`: a text as the ward's boards would show it, while one types. */
export async function framesAnswer(c: AppContext) {
  const m = c.get('m')
  const form = { values: await readForm(c), errors: {} }
  const { sizes, undrawable } = await previewOf(c, typed(form, 'text'), valuesOf(form, 'tags'))
  return c.json({
    undrawable: undrawable.length ? m.led.undrawable(undrawable.join(' ')) : '',
    summary: summaryOf(m, sizes),
    sizes: sizes.map(size => ({ key: keyOf(size), names: boardsOf(m, size), ...shownOf(size), ...wordsOf(m, size) })),
  })
}

/** The boards beside the editor: the pictures of the text as it stands, which scripts keep up with the typing. */
export async function MessagePreview({ c, text, tags }: { c: AppContext; text: string; tags: string[] }) {
  const m = c.get('m')
  const every = await previewOf(c, text)
  const { sizes, undrawable } = tags.length ? await previewOf(c, text, tags) : every
  const isExample = every.sizes.every(({ boards }) => !boards.length)
  const shown = new URLSearchParams([['text', text], ...tags.map(tag => ['tags', tag])])
  return (
    <Card id="preview">
      <CardTitle note={isExample ? m.led.previewNoBoards : m.led.previewHint}>{m.led.preview}</CardTitle>
      <div data-frames="/staff/led/frames" data-shown={shown.toString()} data-summary={summaryOf(m, sizes)}>
        <p class="led-undrawable" role="status" data-undrawable>
          {undrawable.length ? m.led.undrawable(undrawable.join(' ')) : ''}
        </p>
        {every.sizes.map((size, index) => {
          const reached = sizes.find(one => keyOf(one) === keyOf(size))
          return <Preview m={m} size={reached ?? size} isReached={!!reached} id={String(index)} />
        })}
      </div>
    </Card>
  )
}

type PreviewProps = { m: Messages; size: SizePreview; isReached: boolean; id: string }

/** The boards of one size; hidden while the message reaches none of them. */
function Preview({ m, size, isReached, id }: PreviewProps) {
  const { state, note } = wordsOf(m, size)
  const { url, width } = shownOf(size)
  return (
    <figure class="led-figure" data-size={keyOf(size)} hidden={!isReached}>
      <LedPicture id={id} board={size} href={url} width={width} label={`${m.led.preview}: ${namesOf(m, size)}`} />
      <figcaption>
        <span>
          <strong data-names>{boardsOf(m, size)}</strong> <span class="soft">{sizeWords(m, size)}</span>
        </span>
        <span data-state>
          <StatusTag tone={size.holds === null ? 'success' : 'warning'} label={state} />
        </span>
      </figcaption>
      <p class="led-note" data-note role="status">
        {note}
      </p>
    </figure>
  )
}

const previewOf = (c: AppContext, text: string, tags?: string[]): Promise<TextPreview> =>
  previewText(verbContext(c), c.get('services').raster, text.trim() || c.get('m').led.sample, tags)

/** How the boards take a text, in a few words. */
function summaryOf(m: Messages, sizes: SizePreview[]): string {
  const moving = sizes.filter(({ holds }) => holds !== null).flatMap(({ boards }) => boards).length
  return moving ? m.led.scrollsOn(moving) : sizes.length ? m.led.standsStill : m.led.noneReached
}

const keyOf = ({ width, height, colours }: SizePreview) => `${width}x${height}-${colours}`

function shownOf({ frame }: SizePreview) {
  const picture = frame.strip ?? frame.pages[0]!
  return { url: dataUrl(picture), width: picture.width }
}

const sizeWords = (m: Messages, { width, height, colours }: SizePreview) =>
  [m.led.pixels(width, height), colours === 'mono' ? m.led.monochrome : ''].filter(Boolean).join(' · ')

const MOST_NAMES = 2

function boardsOf(m: Messages, { boards }: SizePreview) {
  const named = boards.slice(0, MOST_NAMES).join(', ')
  return boards.length > MOST_NAMES ? `${named} ${m.led.andOthers(boards.length - MOST_NAMES)}` : named
}

const namesOf = (m: Messages, size: SizePreview) =>
  `${boardsOf(m, size)} ${m.led.pixels(size.width, size.height)}`.trim()

function wordsOf(m: Messages, size: SizePreview) {
  const { holds } = size
  if (holds === null) return { still: true, state: m.led.standsStill, note: '' }
  const boards = namesOf(m, size)
  const note = holds ? m.led.tooLong(boards, holds) : m.led.tooLongAlways(boards)
  return { still: false, state: m.led.scrolls, note }
}
