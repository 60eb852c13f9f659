import type { Screen } from '../../../led/list-screens'
import type { Messages } from '../../../messages'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import type { SelectOption } from '../../design/fields'
import type { Form } from '../../form'
import { ScreenFields } from './screen-form'

/** What an administrator may change of a board: its facts and its key. */
export function ScreenSettings(props: { m: Messages; screen: Screen; form: Form; groups: SelectOption[] }) {
  const { m, screen, form, groups } = props
  const base = `/staff/led/screens/${screen.id}`
  return (
    <>
      <Card>
        <CardTitle>{m.led.settings}</CardTitle>
        <form method="post" action={base} novalidate>
          <ScreenFields m={m} form={form} groups={groups} />
          <ButtonRow>
            <Button>{m.save}</Button>
          </ButtonRow>
        </form>
      </Card>
      <Card>
        <CardTitle aside={m.led.keyStarts(screen.keyHint)}>{m.led.key}</CardTitle>
        <ButtonRow>
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
    </>
  )
}
