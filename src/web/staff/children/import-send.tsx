import { MOST_CHILDREN } from '../../../exchange/child-sheet'
import { MOST_BYTES } from '../../../exchange/limits'
import type { AppContext } from '../../../http/env'
import { Button, ButtonLink } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { ASSETS_VERSION } from '../../design/document'
import { ErrorSummary } from '../../design/error-summary'
import { describe, Field } from '../../design/field'
import { RadioGroup, SelectField } from '../../design/fields'
import { errorList, type Form, fieldsOf, optionsOf } from '../../form'
import { groupsInReach } from '../children-groups'
import { staffPage } from '../frame'

const MEGABYTES = MOST_BYTES / 1024 / 1024

/** Sends a list of children, with what holds for all of them. */
export async function importSendPage(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.register
  const groups = await groupsInReach(c)
  const field = fieldsOf(form, m.required)
  const file = { ...field('file'), label: t.file, hint: t.fileHint(MEGABYTES, m.number(MOST_CHILDREN)), required: true }
  return staffPage(
    c,
    {
      room: 'children',
      title: t.importTitle,
      subheading: t.importWhat,
      head: <script src={`/assets/import.js?v=${ASSETS_VERSION}`} defer />,
    },
    <div class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Card class="import-step">
        <CardTitle>{t.stepTemplate}</CardTitle>
        <p>{t.stepTemplateWhat}</p>
        <ButtonLink tone="secondary" icon="download" href="/staff/children/import/template.xlsx" download>
          {t.template}
        </ButtonLink>
      </Card>
      <Card class="import-step">
        <CardTitle>{t.stepSend}</CardTitle>
        <form
          method="post"
          action="/staff/children/import"
          enctype="multipart/form-data"
          class="stack"
          data-import
          data-most-bytes={String(MOST_BYTES)}
          data-too-large={t.tooLarge(MEGABYTES)}
          data-reading={t.reading}
        >
          <Field {...file}>
            <input type="file" accept=".xlsx,.csv,text/csv" {...describe(file)} />
          </Field>
          <RadioGroup
            {...field('consents')}
            label={t.consents}
            hint={t.consentsHint}
            options={[
              { value: 'paper', label: t.consentsHeld, hint: t.consentsHeldHint },
              { value: 'none', label: t.consentsNone, hint: t.consentsNoneHint },
            ]}
            required
          />
          {groups.length > 1 ? (
            <SelectField
              {...field('groupId')}
              label={t.groupOfAll}
              options={optionsOf(groups)}
              emptyText={t.groupOfAllNone}
            />
          ) : null}
          <div class="actions">
            <Button icon="upload">{t.send}</Button>
            <p class="soft" role="status" data-import-state />
          </div>
        </form>
      </Card>
    </div>,
  )
}
