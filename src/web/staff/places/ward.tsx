import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { CONTACTS_MAXIMUM, editWard } from '../../../places/edit-ward'
import { findWard } from '../../../places/find-ward'
import { writtenPhone } from '../../../shared/phone'
import { DateField, Fieldset, NumberField, TextField } from '../../design/fields'
import { HotlineCard } from '../../design/hotline'
import { type Form, freshForm, submit, type Typed, typed } from '../../form'
import { placePage } from './place-page'

const numbers = Array.from({ length: CONTACTS_MAXIMUM }, (_, index) => index + 1)

export const wardPages = new Hono<AppEnv>()

wardPages.get('/staff/places/ward', async c => {
  const { hotlines, ...ward } = await findWard(verbContext(c))
  const contacts = hotlines
    .filter(({ phone }) => phone !== '111')
    .flatMap(({ name, phone }, index) => [
      [`contactName${index + 1}`, name],
      [`contactPhone${index + 1}`, writtenPhone(phone)],
    ])
  return page(c, freshForm({ ...ward, ...Object.fromEntries(contacts) }))
})

wardPages.post('/staff/places/ward', c =>
  submit(
    c,
    async fields => {
      await editWard(verbContext(c), wardOf(fields))
      return '/staff/places/ward?done=saved'
    },
    form => page(c, form),
  ),
)

/** The numbered fields of the form as the list that the verb takes. */
function wardOf(fields: Typed) {
  const one = (name: string) => [fields[name] ?? ''].flat()[0] ?? ''
  return {
    seasonName: one('seasonName'),
    seasonFrom: one('seasonFrom'),
    seasonTo: one('seasonTo'),
    noShowLimit: one('noShowLimit'),
    retentionDays: one('retentionDays'),
    contacts: numbers.map(number => ({ name: one(`contactName${number}`), phone: one(`contactPhone${number}`) })),
  }
}

function page(c: AppContext, form: Form) {
  const m = c.get('m')
  const t = m.places.ward
  const value = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  return placePage(c, {
    title: m.places.wardSettings,
    action: '/staff/places/ward',
    backTo: '/staff/places',
    form,
    children: (
      <>
        <TextField {...value('seasonName')} label={t.seasonName} hint={t.seasonNameHint} required />
        <Fieldset legend={t.seasonTitle} row>
          <DateField {...value('seasonFrom')} label={t.seasonFrom} required />
          <DateField {...value('seasonTo')} label={t.seasonTo} required />
        </Fieldset>
        <Fieldset legend={t.keepingTitle} row>
          <NumberField {...value('noShowLimit')} label={t.noShowLimit} hint={t.noShowLimitHint} min={0} max={20} />
          <NumberField
            {...value('retentionDays')}
            label={t.retentionDays}
            hint={t.retentionDaysHint}
            min={0}
            max={365}
          />
        </Fieldset>
        <Fieldset legend={t.contactsTitle} hint={t.contactsNote} error={form.errors.contacts}>
          <HotlineCard number="111" title={m.hotlineName} note={m.hotlineNote} />
        </Fieldset>
        {numbers.map(number => (
          <Fieldset legend={t.contact(number)} row>
            <TextField {...value(`contactName${number}`)} label={t.contactName} />
            <TextField {...value(`contactPhone${number}`)} label={t.contactPhone} type="tel" />
          </Fieldset>
        ))}
      </>
    ),
    after: (
      <p>
        <a href="/staff/places/letterhead">{m.reportDocuments.letterhead.title}</a>
      </p>
    ),
  })
}
