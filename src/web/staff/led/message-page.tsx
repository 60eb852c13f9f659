import { listCampaigns } from '../../../campaigns/list-campaigns'
import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { type LedMessage, readMessage } from '../../../led/list-messages'
import { listScreens } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { Notice } from '../../design/notice'
import { StatusTag } from '../../design/tag'
import { type Form, freshForm, typed } from '../../form'
import { staffPage } from '../frame'
import { BoardPreview } from './board-preview'
import { MessageFields } from './message-fields'
import { toneOfStatus, windowWords } from './words'

const SIZES = 3

/** The page that writes a message. */
export const newMessagePage = (c: AppContext, form: Form) => page(c, form)

/** A message with its editor, its picture on the boards, and what may be decided about it. */
export async function messagePage(c: AppContext, id: string, form?: Form) {
  const message = await readMessage(verbContext(c), id)
  return page(c, form ?? freshForm(message), message)
}

async function page(c: AppContext, form: Form, message?: LedMessage) {
  const m = c.get('m')
  const context = verbContext(c)
  const [campaigns, screens] = await Promise.all([listCampaigns(context), listScreens(context)])
  const inUse = screens.filter(({ revokedAt }) => revokedAt === null)
  const sizes = new Map(inUse.map(screen => [`${screen.width}×${screen.height}`, screen]))
  const previews = sizes.size ? [...sizes.values()].slice(0, SIZES) : [{ name: '', width: 192, height: 96 }]
  const text = typed(form, 'text').trim() || m.led.sample
  return staffPage(
    c,
    {
      room: 'led',
      title: message ? m.led.editMessage : m.led.newMessage,
      subheading: message ? windowWords(m, message) : undefined,
    },
    <Columns wide>
      <div class="stack">
        {message ? <Decisions m={m} message={message} role={c.get('actor').role} /> : null}
        <Card>
          {message?.status === 'approved' ? <Notice>{m.led.editAgain}</Notice> : null}
          <form method="post" action={message ? `/staff/led/messages/${message.id}` : '/staff/led/messages'} novalidate>
            {message ? <input type="hidden" name="version" value={typed(form, 'version')} /> : null}
            <MessageFields m={m} form={form} campaigns={campaigns} />
            <ButtonRow>
              <Button tone={message?.status === 'draft' ? 'secondary' : 'primary'}>{m.led.saveMessage}</Button>
            </ButtonRow>
          </form>
        </Card>
      </div>
      <div>
        <Card>
          <CardTitle note={m.led.previewHint}>{m.led.preview}</CardTitle>
          {previews.map(screen => (
            <>
              <p class="soft">{[screen.name, m.led.pixels(screen.width, screen.height)].filter(Boolean).join(' · ')}</p>
              <BoardPreview m={m} screen={screen} item={{ kind: 'message', lines: [text] }} label={m.led.preview} />
            </>
          ))}
        </Card>
      </div>
    </Columns>,
  )
}

function Decisions({ m, message, role }: { m: Messages; message: LedMessage; role: string }) {
  const base = `/staff/led/messages/${message.id}`
  const { status } = message
  return (
    <Card>
      <CardTitle aside={<StatusTag tone={toneOfStatus[status]} label={m.led.statuses[status]} />}>
        {message.text}
      </CardTitle>
      <ButtonRow>
        {status === 'draft' && role !== 'editor' ? (
          <form method="post" action={`${base}/approval`}>
            <input type="hidden" name="version" value={String(message.version)} />
            <Button icon="check">{m.led.approve}</Button>
          </form>
        ) : null}
        {status !== 'withdrawn' ? (
          <form method="post" action={`${base}/withdrawal`}>
            <input type="hidden" name="version" value={String(message.version)} />
            <Button tone="danger" data-confirm={status === 'approved' ? m.led.withdrawSure : undefined}>
              {status === 'approved' ? m.led.withdraw : m.led.withdrawDraft}
            </Button>
          </form>
        ) : null}
      </ButtonRow>
    </Card>
  )
}
