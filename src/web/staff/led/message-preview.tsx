import { type AppContext, verbContext } from '../../../http/env'
import { readForm } from '../../../http/read-body'
import { previewText, type SizePreview, type TextPreview } from '../../../led/preview-text'
import type { Messages } from '../../../messages'
import { Card, CardTitle } from '../../design/card'
import { StatusTag } from '../../design/tag'
import { typed } from '../../form'
import { dataUrl, LedPicture } from './led-picture'

/** `POST /staff/led/frames`: a text as the ward's boards would show it, while one types. */
export async function framesAnswer(c: AppContext) {
  const m = c.get('m')
  const text = typed({ values: await readForm(c), errors: {} }, 'text')
  const { sizes, undrawable } = await previewOf(c, text)
  return c.json({
    undrawable: undrawable.length ? m.led.undrawable(undrawable.join(' ')) : '',
    sizes: sizes.map(size => ({ key: keyOf(size), ...shownOf(size), ...wordsOf(m, size) })),
  })
}

/** The boards beside the editor: the pictures of the text as it stands, which scripts keep up with the typing. */
export async function MessagePreview({ c, text }: { c: AppContext; text: string }) {
  const m = c.get('m')
  const { sizes, undrawable } = await previewOf(c, text)
  return (
    <Card id="preview">
      <CardTitle note={sizes[0]?.boards.length ? m.led.previewHint : m.led.previewNoBoards}>{m.led.preview}</CardTitle>
      <div data-frames="/staff/led/frames">
        <p class="led-undrawable" role="status" data-undrawable>
          {undrawable.length ? m.led.undrawable(undrawable.join(' ')) : ''}
        </p>
        {sizes.map((size, index) => (
          <Preview m={m} size={size} id={String(index)} />
        ))}
      </div>
    </Card>
  )
}

function Preview({ m, size, id }: { m: Messages; size: SizePreview; id: string }) {
  const { state, note } = wordsOf(m, size)
  const { url, width } = shownOf(size)
  return (
    <figure class="led-figure" data-size={keyOf(size)}>
      <LedPicture id={id} board={size} href={url} width={width} label={`${m.led.preview}: ${namesOf(m, size)}`} />
      <figcaption>
        <span>
          <strong>{boardsOf(m, size)}</strong> <span class="soft">{sizeWords(m, size)}</span>
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

const previewOf = (c: AppContext, text: string): Promise<TextPreview> =>
  previewText(verbContext(c), c.get('services').raster, text.trim() || c.get('m').led.sample)

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
