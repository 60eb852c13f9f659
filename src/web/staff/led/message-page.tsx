import { listCampaigns } from '../../../campaigns/list-campaigns'
import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { type LedMessage, readMessage } from '../../../led/list-messages'
import { listScreens, type Screen } from '../../../led/list-screens'
import { addDays, wallDate } from '../../../shared/dates'
import { Button, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { type Form, freshForm, optionsOf, typed, valuesOf } from '../../form'
import { staffPage } from '../frame'
import { Decisions } from './decisions'
import { ledScript } from './led-script'
import { MessageFields } from './message-fields'
import { MessagePlays } from './message-plays'
import { MessagePreview } from './message-preview'
import { flat, renumbered } from './rows'
import { windowWords } from './words'

/** The page that writes a message: for a week from today, and for the campaign that the address names. */
export function newMessagePage(c: AppContext, form?: Form) {
  const today = wallDate(c.get('now'))
  const windows = [{ startsOn: today, endsOn: addDays(today, 6), fromTime: '06:00', toTime: '22:00' }]
  const start = { priority: 0, campaignId: c.req.query('campaign') ?? '', ...flat('windows', windows) }
  return page(c, form ? recounted(form) : freshForm(start))
}

/** A message with its editor, its picture on the boards, and what may be decided about it. */
export async function messagePage(c: AppContext, id: string, form?: Form) {
  const message = await readMessage(verbContext(c), id)
  return page(c, form ? recounted(form) : messageForm(message), message)
}

/** A message as its form has it. */
export const messageForm = ({ windows, ...message }: LedMessage): Form =>
  freshForm({ ...message, ...flat('windows', windows) })

const recounted = (form: Form): Form => ({ ...form, values: renumbered(form.values, 'windows') })

async function page(c: AppContext, form: Form, message?: LedMessage) {
  const m = c.get('m')
  const context = verbContext(c)
  const [campaigns, screens] = await Promise.all([listCampaigns(context), listScreens(context)])
  return staffPage(
    c,
    {
      room: 'led',
      title: message ? m.led.editMessage : m.led.newMessage,
      subheading: message ? windowWords(m, message) : undefined,
      head: ledScript('led-editor'),
    },
    <div class="columns led-columns">
      <Card class="led-editor">
        <form
          method="post"
          action={message ? `/staff/led/messages/${message.id}` : '/staff/led/messages'}
          novalidate
          data-guard
        >
          {message ? <input type="hidden" name="version" value={typed(form, 'version')} /> : null}
          <MessageFields m={m} form={form} campaigns={optionsOf(campaigns)} tags={tagsOf(screens, form)} />
          {message?.status === 'approved' ? <p class="hint">{m.led.editAgain}</p> : null}
          <ButtonRow>
            <Button tone={message?.status === 'draft' ? 'secondary' : 'primary'}>{m.led.saveMessage}</Button>
          </ButtonRow>
        </form>
      </Card>
      <div class="stack led-beside">
        {message ? <Decisions m={m} message={message} role={c.get('actor').role} /> : null}
        <MessagePreview c={c} text={typed(form, 'text')} tags={valuesOf(form, 'tags')} />
        {message ? <MessagePlays c={c} message={message} /> : null}
      </div>
    </div>,
  )
}

/** Audiences to choose from, with the boards that each reaches: those of the boards in use, and any the message names. */
function tagsOf(screens: Screen[], form: Form) {
  const inUse = screens.filter(({ revokedAt }) => revokedAt === null)
  const names = [...new Set([...inUse.flatMap(({ tags }) => tags), ...valuesOf(form, 'tags')])].sort()
  return names.map(name => ({ name, boards: inUse.filter(({ tags }) => tags.includes(name)).length }))
}
