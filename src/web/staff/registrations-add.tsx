import type { Child } from 'hono/jsx'
import { type AppContext, personalContext } from '../../http/env'
import type { RosterOfEvent } from '../../participation/get-roster'
import { byHome, type Candidate, listCandidates } from '../../participation/list-candidates'
import { ASSENT_AGE, ageOf } from '../../people/ages'
import { currentConsentText } from '../../people/consent-texts'
import { getChild } from '../../people/get-child'
import { relations } from '../../shared/choices'
import { fold } from '../../shared/text'
import { Button, ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { CheckboxGroup, RadioGroup, SelectField, TextField } from '../design/fields'
import { SearchForm } from '../design/toolbar'
import { type Form, fieldsOf, optionsOf, typed, valuesOf } from '../form'
import { groupsInReach } from './children-groups'

/** From this many children on a search stands above them. */
const MANY = 12

/** Children of a group to register; those of one home stand together and are registered together. */
export async function AddForm({
  c,
  roster,
  form,
}: {
  c: AppContext
  roster: RosterOfEvent
  form: Form
}): Promise<Child> {
  const m = c.get('m')
  const t = m.people
  const invited = new Set(roster.publication.payload.groups.map(({ id }) => id))
  const groups = (await groupsInReach(c)).filter(({ id }) => !invited.size || invited.has(id))
  const asked = c.req.query('group')
  const group = groups.find(({ id }) => id === asked) ?? (groups.length === 1 ? groups[0] : undefined)
  const action = `/staff/registrations/${roster.publication.id}`
  const q = fold(typed(form, 'q'))
  const fitting = group ? await listCandidates(personalContext(c), roster, group.id) : []
  const homes = byHome(fitting).filter(home => home.some(child => fold(child.name).includes(q)))
  return (
    <div class="stack no-print">
      {groups.length > 1 ? (
        <form method="get" action={action} class="stack">
          <SelectField
            name="group"
            label={t.group}
            value={group?.id}
            emptyText={t.choose}
            options={optionsOf(groups)}
          />
          <Button tone="secondary">{t.open}</Button>
        </form>
      ) : null}
      {fitting.length > MANY || q ? (
        <SearchForm
          method="post"
          action={`${action}?group=${group?.id}`}
          value={typed(form, 'q')}
          label={t.searchChild}
          placeholder={t.searchChild}
          buttonText={m.search}
        />
      ) : null}
      {homes.length ? (
        <form method="post" action={`${action}?group=${group?.id}`} data-private class="stack">
          <Homes c={c} homes={homes} form={form} group={group?.name ?? ''} />
          <Button wide>{t.register}</Button>
        </form>
      ) : group ? (
        <p class="soft">{q ? t.noneFound : t.noCandidates}</p>
      ) : null}
      {group ? (
        <ButtonRow>
          <ButtonLink
            href={`/staff/children/new?group=${group.id}&event=${roster.publication.id}`}
            tone="secondary"
            icon="plus"
          >
            {t.newChild}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </div>
  )
}

function Homes({ c, homes, form, group }: { c: AppContext; homes: Candidate[][]; form: Form; group: string }) {
  const m = c.get('m')
  const t = m.people
  const r = m.registration
  // A child just added is not looked for.
  const chosen = valuesOf(form, 'child')
  const ordered = [...homes].sort((a, b) => Number(b.length > 1) - Number(a.length > 1))
  return (
    <CheckboxGroup
      name="child"
      label={t.childrenOf(group)}
      hint={`${t.addToEventHint} ${r.partyHint}`}
      values={chosen}
      error={form.errors.child}
      options={ordered.flatMap(home =>
        home.map(child => ({
          value: child.id,
          label: `${child.name}, ${t.yearsOld(ageOf(child.birthYear, c.get('now')))}`,
          hint:
            [home.length > 1 ? r.homeOf(home.length) : '', child.agreed ? '' : r.noConsent]
              .filter(Boolean)
              .join(' · ') || undefined,
        })),
      )}
      inline
    />
  )
}

type ConsentProps = { c: AppContext; eventId: string; homes: string[][]; form: Form }

/** Families that did not agree yet: what they say now is recorded, and their children registered, in one step. */
export async function ConsentForms({ c, eventId, homes, form }: ConsentProps) {
  const m = c.get('m')
  const t = m.people
  const r = m.registration
  const known = await Promise.all(
    homes.map(home => Promise.all(home.map(async id => getChild(personalContext(c), id)))),
  )
  const field = fieldsOf(form, m.required)
  return (
    <Card>
      <CardTitle note={r.consentMissingWhat}>{r.consentMissingTitle}</CardTitle>
      <details>
        <summary>{t.consentText}</summary>
        {currentConsentText('taking_part')[c.get('language')].map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </details>
      {known.map(children => {
        const guardian = children.find(child => child.guardian)?.guardian
        // Several homes may stand here at once: each field says which is meant.
        const home = children[0]!.id
        const of = (name: string) => field(`${name}-${home}`)
        const typedOr = (name: string, known?: string) => typed(form, `${name}-${home}`) || known
        return (
          <form method="post" action={`/staff/registrations/${eventId}/consents`} data-private class="stack" novalidate>
            <input type="hidden" name="home" value={home} />
            <h3>{children.map(({ name }) => name).join(', ')}</h3>
            {children.map(child => (
              <>
                <input type="hidden" name="child" value={child.id} />
                {ageOf(child.birthYear, c.get('now')) >= ASSENT_AGE ? (
                  <RadioGroup
                    {...field(`assent-${child.id}`)}
                    label={r.assentOf(child.name)}
                    options={(['yes', 'no'] as const).map(value => ({ value, label: r.assents[value] }))}
                    inline
                    required
                  />
                ) : null}
              </>
            ))}
            <RadioGroup
              {...of('method')}
              label={r.consentHow}
              options={(['spoken', 'paper'] as const).map(value => ({ value, label: t.methods[value] }))}
              inline
              required
            />
            <TextField
              {...of('guardianName')}
              value={typedOr('guardianName', guardian?.name)}
              label={r.consentWho}
              autocomplete="off"
              maxlength={120}
              required
            />
            <SelectField
              {...of('guardianRelation')}
              value={typedOr('guardianRelation', guardian?.relation)}
              label={t.relation}
              options={relations.map(value => ({ value, label: t.relations[value] }))}
              emptyText={t.choose}
              required
            />
            <TextField
              {...of('guardianPhone')}
              label={t.guardianPhone}
              hint={t.phoneHint}
              type="tel"
              autocomplete="off"
              maxlength={40}
            />
            <Button>{r.recordAndRegister}</Button>
          </form>
        )
      })}
    </Card>
  )
}
