import { readEventChoices } from '../../../../events/event-choices'
import { MOST_BYTES, MOST_ROWS } from '../../../../exchange/limits'
import { type AppContext, verbContext } from '../../../../http/env'
import { categories } from '../../../../shared/choices'
import { Button, ButtonLink } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { ASSETS_VERSION } from '../../../design/document'
import { ErrorSummary } from '../../../design/error-summary'
import { describe, Field } from '../../../design/field'
import { Fieldset, SelectField } from '../../../design/fields'
import { errorList, type Form, fieldsOf, freshForm, optionsOf } from '../../../form'
import { staffPage } from '../../frame'

export const MEGABYTES = MOST_BYTES / 1024 / 1024

/** The three steps of an import: template, filling in, sending. */
export async function sendPage(c: AppContext, form: Form = freshForm()) {
  const m = c.get('m')
  const t = m.plans
  const choices = await readEventChoices(verbContext(c))
  const field = fieldsOf(form, m.required)
  const hint = t.fileHint(MEGABYTES, m.number(MOST_ROWS))
  const file = { ...field('file'), label: t.file, hint, required: true }
  return staffPage(
    c,
    {
      room: 'events',
      title: t.importTitle,
      subheading: t.importWhat,
      head: <script src={`/assets/import.js?v=${ASSETS_VERSION}`} defer />,
    },
    <div class="stack">
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Card class="import-step">
        <CardTitle>{t.stepTemplate}</CardTitle>
        <p>{t.stepTemplateWhat}</p>
        <ButtonLink tone="secondary" icon="download" href="/staff/events/import/template.xlsx" download>
          {t.template}
        </ButtonLink>
      </Card>
      <Card class="import-step">
        <CardTitle>{t.stepFill}</CardTitle>
        <p>{t.stepFillWhat}</p>
        <ButtonLink tone="secondary" icon="download" href="/staff/events/export.xlsx" download>
          {t.toExport}
        </ButtonLink>
      </Card>
      <Card class="import-step">
        <CardTitle>{t.stepSend}</CardTitle>
        <form
          method="post"
          action="/staff/events/import"
          enctype="multipart/form-data"
          class="stack"
          data-import
          data-most-bytes={String(MOST_BYTES)}
          data-too-large={t.tooLarge(MEGABYTES)}
          data-reading={t.reading}
        >
          <Field {...file}>
            <input type="file" accept=".xlsx,.csv,.ics,text/csv,text/calendar" {...describe(file)} />
          </Field>
          <Fieldset legend={t.defaults} hint={t.defaultsHint} row>
            <SelectField
              {...field('category')}
              label={m.events.category}
              emptyText={t.noDefault}
              options={categories.map(value => ({ value, label: m.categories[value] }))}
            />
            <SelectField
              {...field('organizationId')}
              label={m.events.fields.organization}
              emptyText={t.noDefault}
              options={optionsOf(choices.organizations)}
            />
          </Fieldset>
          <div class="actions">
            <Button icon="upload">{t.send}</Button>
            <p class="soft" role="status" data-import-state />
          </div>
        </form>
      </Card>
    </div>,
  )
}
