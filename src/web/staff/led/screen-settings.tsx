import type { Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { DefinitionList } from '../../design/definition-list'
import type { SelectOption } from '../../design/fields'
import type { Form } from '../../form'
import { ScreenFields } from './screen-form'
import { dateTime } from './words'

type Props = { m: Messages; screen: Screen; form: Form; groups: SelectOption[] }

/** What an administrator may change of a board, and what its device last told. */
export function ScreenSettings({ m, screen, form, groups }: Props) {
  const isRefused = Object.keys(form.errors).length > 0
  return (
    <>
      <Device m={m} screen={screen} />
      <Card id="settings">
        <details class="led-settings" open={isRefused}>
          <summary>
            <h2>{m.led.settings}</h2>
          </summary>
          <form method="post" action={`/staff/led/screens/${screen.id}`} novalidate data-guard>
            <ScreenFields m={m} form={form} groups={groups} />
            <ButtonRow>
              <Button>{m.save}</Button>
            </ButtonRow>
          </form>
        </details>
      </Card>
    </>
  )
}

function Device({ m, screen }: Pick<Props, 'm' | 'screen'>) {
  const base = `/staff/led/screens/${screen.id}`
  const { seenAt, seenVia, beatAt, playerVersion, clockOffsetSec, validUntil, keyHint } = screen
  return (
    <Card>
      <CardTitle>{m.led.device}</CardTitle>
      <DefinitionList
        items={[
          { term: m.led.lastSeen, value: seenAt === null ? m.led.neverSeen : dateTime(seenAt) },
          { term: m.led.readsBy, value: seenVia },
          { term: m.led.holdsUntil, value: validUntil === null ? null : dateTime(validUntil) },
          { term: m.led.lastBeat, value: beatAt === null ? null : dateTime(beatAt) },
          { term: m.led.playerVersion, value: playerVersion },
          {
            term: m.led.clockOff,
            value: clockOffsetSec === null ? null : m.led.clockOffBy(m.number(Math.abs(clockOffsetSec))),
          },
          { term: m.led.key, value: keyHint ? m.led.keyStarts(keyHint) : null },
        ]}
      />
      <ButtonRow>
        <ButtonLink href={`/staff/led/pair?screen=${screen.id}`} tone="secondary">
          {m.led.pairAgain}
        </ButtonLink>
        <form method="post" action={`${base}/key`}>
          <Button tone="secondary" data-confirm={m.led.rotateSure}>
            {m.led.rotateKey}
          </Button>
        </form>
        {screen.revokedAt === null ? (
          <form method="post" action={`${base}/revocation`}>
            <Button tone="danger" data-confirm={m.led.revokeSure}>
              {m.led.revoke}
            </Button>
          </form>
        ) : null}
      </ButtonRow>
    </Card>
  )
}
