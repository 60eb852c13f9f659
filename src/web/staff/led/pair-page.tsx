import { baseUrl } from '../../../http/base-url'
import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { listScreens } from '../../../led/list-screens'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { RadioGroup } from '../../design/choices'
import { ErrorSummary } from '../../design/error-summary'
import { SelectField, TextField } from '../../design/fields'
import { Notice } from '../../design/notice'
import { OnlyIf } from '../../design/only-if'
import { type Form, fieldsOf, labelled, typed } from '../../form'
import { staffPage } from '../frame'
import { groupOptions } from './screen-form'

/** Ties a device that shows a code to a board: one that is registered, or a new one. */
export async function pairPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const [screens, groups] = await Promise.all([listScreens(verbContext(c)), groupOptions(c)])
  const field = fieldsOf(form)
  const kind = typed(form, 'kind') || (typed(form, 'screenId') ? 'known' : 'new')
  return staffPage(
    c,
    { room: 'led', title: m.led.pair, subheading: m.led.pairAbout },
    <div class="columns led-columns">
      <Card>
        <form method="post" action="/staff/led/pair" novalidate>
          <ErrorSummary
            title={m.errorSummary}
            errors={labelled(form, { code: m.led.code, name: m.led.screenName, screenId: m.led.whichBoard })}
          />
          <div class="led-code">
            <TextField
              {...field('code')}
              label={m.led.code}
              hint={m.led.codeHint}
              maxlength={12}
              autocomplete="off"
              required
              requiredText={m.required}
              autofocus={!typed(form, 'code')}
            />
          </div>
          {screens.length ? (
            <RadioGroup
              name="kind"
              label={m.led.whichBoard}
              value={kind}
              options={[
                { value: 'new', label: m.led.pairNew },
                { value: 'known', label: m.led.pairKnown },
              ]}
              inline
            />
          ) : (
            <input type="hidden" name="kind" value="new" />
          )}
          {screens.length ? (
            <OnlyIf field="kind" values={['known']} sent>
              <SelectField
                {...field('screenId')}
                label={m.led.pairKnownWhich}
                hint={m.led.pairKnownHint}
                options={screens.map(({ id, name }) => ({ value: id, label: name }))}
                emptyText={m.led.choose}
              />
            </OnlyIf>
          ) : null}
          <OnlyIf field="kind" values={['new']} sent>
            <TextField {...field('name')} label={m.led.screenName} hint={m.led.pairNameHint} maxlength={80} />
            <SelectField
              {...field('groupId')}
              label={m.led.group}
              hint={m.led.groupHint}
              options={groups}
              emptyText={m.led.groupAll}
            />
          </OnlyIf>
          <ButtonRow>
            <Button icon="check">{m.led.pairNow}</Button>
          </ButtonRow>
        </form>
      </Card>
      <div class="stack">
        <Card>
          <ol class="led-how">
            {m.led.pairSteps(`${baseUrl(c)}/led/pair`).map(step => (
              <li>{step}</li>
            ))}
          </ol>
        </Card>
        <Notice tone="danger" title={m.led.wifiTitle}>
          {m.led.wifi}
        </Notice>
        <Card>
          <p>{m.led.noPage}</p>
          <ButtonLink href="/staff/led/screens/new" tone="secondary">
            {m.led.registerByHand}
          </ButtonLink>
        </Card>
      </div>
    </div>,
  )
}

/** What `claimPairing` reads: of a known board its id alone, of a new one no id. */
export const claimOf = ({ kind, screenId, ...fields }: Record<string, unknown>): Record<string, unknown> =>
  kind === 'known' ? { code: fields.code, screenId } : fields
