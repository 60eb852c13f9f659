import { type AppContext, verbContext } from '../../../http/env'
import { readForm } from '../../../http/read-body'
import { alertItem } from '../../../led/board-item'
import { undrawable } from '../../../led/frames/drawable'
import { frameOf } from '../../../led/frames/frame-of'
import { listScreens, type Screen } from '../../../led/list-screens'
import { HOUR, MINUTE } from '../../../shared/dates'
import { Invalid } from '../../../shared/errors'
import { cleanLine } from '../../../shared/text'
import { type Form, typed } from '../../form'
import { readAlertForm } from './alert-form'
import { dataUrl, LedPicture } from './led-picture'

const LONGEST_TEXT = 120
const MOST_MINUTES = 1440
const example = { width: 192, height: 96, colours: 'full' } as const

/** `POST /staff/led/alert/preview`: the picture of the form as it stands, while one types. */
export async function alertPreview(c: AppContext) {
  const screens = await listScreens(verbContext(c))
  return c.html(<AlertPreview c={c} form={{ values: await readForm(c), errors: {} }} screens={screens} />)
}

/** What the first of the chosen boards would show, to the pixel. */
export async function AlertPreview({ c, form, screens }: { c: AppContext; form: Form; screens: Screen[] }) {
  const m = c.get('m')
  const typedText = typed(form, 'text').slice(0, LONGEST_TEXT)
  const { screenIds, expiresAt } = chosen(form, c.get('now'))
  const inUse = screens.filter(({ revokedAt }) => revokedAt === null)
  const board = inUse.find(({ id }) => screenIds.includes(id)) ?? inUse[0] ?? example
  const text = cleanLine(typedText) || m.ledAlerts.sample
  const item = alertItem({ id: '', text, screenIds: [], raisedAt: 0, expiresAt })
  const { strip, pages } = await frameOf(c.get('services').raster, item, board)
  const picture = strip ?? pages[0]!
  const wrong = form.errors.text ? '' : undrawable(typedText).join(' ')
  return (
    <>
      <LedPicture id="alert" board={board} href={dataUrl(picture)} width={picture.width} label={item.text} />
      {'name' in board ? <p class="alarm-board soft">{board.name}</p> : null}
      <div role="status">{wrong ? <p class="field-error">{m.errors.undrawable({ characters: wrong })}</p> : null}</div>
    </>
  )
}

/** The end and the boards as chosen so far; an hour and all of them while that cannot be read. */
function chosen(form: Form, now: number) {
  try {
    const {
      screenIds,
      minutes,
      expiresAt = now + Math.max(1, Math.min(Number(minutes) || 60, MOST_MINUTES)) * MINUTE,
    } = readAlertForm(form.values, now)
    return { screenIds, expiresAt: Math.ceil(expiresAt / MINUTE) * MINUTE }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { screenIds: [], expiresAt: Math.ceil((now + HOUR) / MINUTE) * MINUTE }
  }
}
