import type { Messages } from '../../../messages'
import { CopyButton } from '../../design/button'
import { CardTitle } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { fieldId } from '../../design/field'
import {
  CheckboxField,
  CheckboxGroup,
  NumberField,
  SelectField,
  type SelectOption,
  TextAreaField,
} from '../../design/fields'
import { type Form, fieldsOf, labelled, typed, valuesOf } from '../../form'
import { numberOf } from './repeated'
import { rowsOf } from './rows'
import { WindowRows } from './window-rows'

type Props = {
  m: Messages
  form: Form
  campaigns: SelectOption[]
  /** Audiences that boards belong to, with how many boards each reaches. */
  tags: { name: string; boards: number }[]
}

const channels = ['loudspeaker', 'social'] as const

/** What a message says, when, where and how much of it, for a form around it. */
export function MessageFields({ m, form, campaigns, tags }: Props) {
  const field = fieldsOf(form)
  return (
    <>
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m, form))} />
      <div class="led-strip" data-strip>
        <div aria-hidden="true" />
        <a href="#preview">{m.led.seePreview}</a> <span class="soft" />
      </div>
      <section>
        <TextAreaField
          {...field('text')}
          required
          requiredText={m.required}
          label={m.led.text}
          hint={m.led.textHint}
          rows={3}
        />
        <p class="led-counter soft" data-count-of={fieldId('text')} data-words={m.led.characters('{count}')}>
          {m.led.characters(String([...typed(form, 'text')].length))}
        </p>
        <SelectField
          {...field('campaignId')}
          label={m.led.campaignField}
          options={campaigns}
          emptyText={m.led.noCampaign}
        />
      </section>
      <section>
        <CardTitle>{m.led.when}</CardTitle>
        <WindowRows m={m} form={form} />
      </section>
      <section>
        <CardTitle>{m.led.where}</CardTitle>
        {tags.length ? (
          <CheckboxGroup
            name="tags"
            label={m.led.tags}
            hint={m.led.tagsHint}
            error={form.errors.tags}
            values={valuesOf(form, 'tags')}
            options={tags.map(({ name, boards }) => ({ value: name, label: name, hint: m.led.reaches(boards) }))}
            inline
          />
        ) : (
          <p class="hint">{m.led.noTags}</p>
        )}
        <SelectField
          {...field('share')}
          label={m.led.share}
          hint={m.led.shareHint}
          options={sharesOf(m, typed(form, 'share'))}
          emptyText={m.led.shareUsual}
        />
        <NumberField {...field('priority')} label={m.led.priority} hint={m.led.priorityHint} min={0} max={9} />
        <CheckboxField
          {...field('freezeSafe')}
          value="true"
          checked={typed(form, 'freezeSafe') === 'true'}
          label={m.led.freezeSafe}
          hint={m.led.freezeSafeHint}
        />
      </section>
      <details class="led-settings" open={channels.some(channel => typed(form, channel) || form.errors[channel])}>
        <summary>
          <h2>{m.led.otherChannels}</h2>
        </summary>
        <p class="hint">{m.led.otherHint}</p>
        {channels.map(channel => (
          <div class="led-channel">
            <TextAreaField
              {...field(channel)}
              label={m.led[channel]}
              hint={m.led[`${channel}Hint`]}
              rows={4}
              maxlength={2000}
            />
            <CopyButton from={fieldId(channel)} copiedText={m.copied} tone="quiet" small>
              {m.led[channel === 'social' ? 'copySocial' : 'copyLoudspeaker']}
            </CopyButton>
          </div>
        ))}
      </details>
    </>
  )
}

/** Names of the fields in the order in which the page has them, for the list of what is to be mended. */
function labelsOf(m: Messages, form: Form): Record<string, string> {
  const windows = rowsOf(form.values, 'windows').flatMap((_, place) =>
    (['startsOn', 'endsOn', 'fromTime', 'toTime', 'days'] as const).map(field => [
      `windows.${place}.${field}`,
      `${m.led.windowOf(numberOf(String(place)))}, ${m.led[field]}`,
    ]),
  )
  const plain = ['text', 'campaignId', 'windows'] as const
  const after = ['exceptDates', 'tags', 'share', 'priority', 'freezeSafe', ...channels] as const
  const names = { ...m.led, campaignId: m.led.campaignField }
  const named = (fields: readonly (keyof typeof names)[]) => fields.map(field => [field, names[field]])
  return Object.fromEntries([...named(plain), ...windows, ...named(after)])
}

/** The shares to choose from; one that was set elsewhere is among them. */
function sharesOf(m: Messages, value: string): SelectOption[] {
  const options = Object.entries(m.led.shareWords).map(([share, label]) => ({ value: share, label }))
  return !value || value in m.led.shareWords ? options : [...options, { value, label: `${value}%` }]
}
