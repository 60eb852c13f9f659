import { baseUrl } from '../../../http/base-url'
import type { AppContext } from '../../../http/env'
import type { ListedDevice } from '../../../participation/list-checkin-devices'
import type { CheckinPass } from '../../../participation/make-checkin-pass'
import type { CountedSession } from '../../../participation/session'
import { wallTime } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { ErrorSummary } from '../../design/error-summary'
import { CheckboxGroup, TextField } from '../../design/fields'
import { QrCode } from '../../design/qr-code'
import { errorList, type Form, fieldsOf, valuesOf } from '../../form'
import { staffPage } from '../frame'
import { Devices } from './devices'
import { whenAndWhere } from './frame'

/** Where phones for the door are opened, and those that are open. */
export function phonesPage(c: AppContext, sessions: CountedSession[], devices: ListedDevice[], form: Form) {
  const m = c.get('m')
  const words = m.checkin
  return staffPage(
    c,
    { room: 'attendance', title: words.phones, subheading: words.phonesAbout },
    <Columns>
      <Card>
        <CardTitle>{words.make}</CardTitle>
        {sessions.length === 0 ? <p class="soft">{words.noSessions}</p> : null}
        {sessions.length > 0 ? (
          <form method="post" action="/staff/attendance/phones" class="stack">
            <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
            <CheckboxGroup
              name="occurrenceIds"
              label={words.chooseSessions}
              hint={words.chooseSessionsHint}
              error={form.errors.occurrenceIds}
              values={valuesOf(form, 'occurrenceIds')}
              options={sessions.map(session => ({
                value: session.id,
                label: session.title,
                hint: whenAndWhere(m, session),
              }))}
            />
            <TextField
              {...fieldsOf(form)('label')}
              label={words.label}
              hint={words.labelHint}
              maxlength={60}
              autocomplete="off"
            />
            <Button icon="plus">{words.make}</Button>
          </form>
        ) : null}
      </Card>
      <Card>
        <CardTitle>{words.devices}</CardTitle>
        {devices.length === 0 ? (
          <p class="soft">{words.noDevices}</p>
        ) : (
          <Devices devices={devices} m={m} back="/staff/attendance/phones" />
        )}
      </Card>
    </Columns>,
  )
}

/** The code of a pass, told this once: as a QR code, and as a link. It stands behind `#`, which no log ever sees. */
export function passPage(c: AppContext, pass: CheckinPass) {
  const m = c.get('m')
  const words = m.checkin
  const path = `/checkin#code=${pass.code}`
  return staffPage(
    c,
    { room: 'attendance', title: words.passReady, subheading: pass.label },
    <Columns>
      <Card>
        <p>{words.passAbout(wallTime(pass.codeExpiresAt))}</p>
        <QrCode text={`${baseUrl(c)}${path}`} label={words.passQr} size="large" />
        <ButtonRow>
          <ButtonLink href={path}>{words.useThis}</ButtonLink>
          <ButtonLink href="/staff/attendance/phones" tone="secondary">
            {words.another}
          </ButtonLink>
        </ButtonRow>
      </Card>
      <Card>
        <CopyField
          name="link"
          label={words.passLink}
          hint={words.passLinkHint}
          value={`${baseUrl(c)}${path}`}
          copyText={m.copy}
          copiedText={m.copied}
        />
      </Card>
    </Columns>,
  )
}
