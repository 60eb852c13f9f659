import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { KnownChild } from '../../../participation/find-known-children'
import type { Session } from '../../../participation/session'
import { genders } from '../../../shared/choices'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { CheckboxField, NumberField, RadioGroup, SelectField, TextField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { errorList, type Form, fieldsOf, optionsOf, typed } from '../../form'
import { doorPage } from './frame'

type Group = { id: string; name: string }

/** A child without a place: found among those the ward knows, or added. The search is posted, so no name is in an address. */
export function walkInPage(c: AppContext, session: Session, groups: Group[], form: Form, found?: KnownChild[]) {
  const m = c.get('m')
  const roster = `/staff/attendance/${session.id}`
  const action = `${roster}/walk-ins`
  return doorPage(
    c,
    { session, title: m.attendance.walkInTitle, back: { href: roster, label: m.attendance.backToRoster } },
    <div class="stack">
      <p>
        <strong>{session.title}</strong>
      </p>
      <p class="soft">{m.attendance.walkInIntro}</p>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <Card>
        <CardTitle>{m.attendance.find}</CardTitle>
        <SearchForm {...{ m, action, groups, form }} />
        {found ? <Found {...{ m, action, found }} /> : null}
      </Card>
      <Card>
        <CardTitle>{m.attendance.newChild}</CardTitle>
        <NewChildForm {...{ m, action, groups, form }} />
      </Card>
    </div>,
  )
}

type Props = { m: Messages; action: string; groups: Group[]; form: Form }

/** The only group there is needs no choosing. */
const chosen = (form: Form, name: string, groups: Group[]) =>
  typed(form, name) || (groups.length === 1 ? groups[0]!.id : '')

function SearchForm({ m: { attendance: m, ...common }, action, groups, form }: Props) {
  return (
    <form method="post" action={action} data-private>
      <input type="hidden" name="step" value="find" />
      <SelectField
        name="findGroup"
        label={m.group}
        options={optionsOf(groups)}
        value={chosen(form, 'findGroup', groups)}
        emptyText={m.chooseGroup}
        error={form.errors.findGroup}
        required
        requiredText={common.required}
      />
      <TextField
        name="findName"
        label={m.name}
        hint={m.nameHint}
        value={typed(form, 'findName')}
        error={form.errors.findName}
        autocomplete="off"
        maxlength={120}
        required
        requiredText={common.required}
      />
      <ButtonRow>
        <Button icon="search" tone="secondary">
          {m.findButton}
        </Button>
      </ButtonRow>
    </form>
  )
}

function Found({ m: { attendance: m }, action, found }: { m: Messages; action: string; found: KnownChild[] }) {
  if (found.length === 0) return <p role="status">{m.notFound}</p>
  return (
    <List label={m.found}>
      {found.map(child => (
        <ListRow
          title={child.name}
          detail={m.bornIn(child.birthYear)}
          aside={
            child.present ? (
              <StatusTag tone="success" label={m.alreadyPresent} />
            ) : (
              <form method="post" action={action} data-private>
                <input type="hidden" name="childId" value={child.id} />
                <Button small aria-label={m.markName(child.name)}>
                  {m.markPresent}
                </Button>
              </form>
            )
          }
        />
      ))}
    </List>
  )
}

function NewChildForm({ m: { attendance: m, ...common }, action, groups, form }: Props) {
  const field = fieldsOf(form)
  const needed = { required: true, requiredText: common.required }
  return (
    <form method="post" action={action} data-private data-guard>
      <TextField {...field('name')} {...needed} label={m.fullName} autocomplete="off" maxlength={120} />
      <SelectField
        {...field('groupId')}
        {...needed}
        label={m.group}
        options={optionsOf(groups)}
        value={chosen(form, 'groupId', groups)}
        emptyText={m.chooseGroup}
      />
      <NumberField {...field('birthYear')} {...needed} label={m.birthYear} />
      <RadioGroup
        {...field('gender')}
        {...needed}
        label={m.gender}
        options={genders.map(gender => ({ value: gender, label: common.people.genders[gender] }))}
        inline
      />
      <RadioGroup
        {...field('assent')}
        label={m.assent}
        hint={m.assentHint}
        options={[
          { value: 'yes', label: m.assents.yes },
          { value: 'no', label: m.assents.no },
        ]}
        inline
      />
      <CheckboxField
        name="consent"
        label={m.consent}
        checked={typed(form, 'consent') === 'yes'}
        error={form.errors.consent}
        {...needed}
      />
      <Button>{m.addNewChild}</Button>
    </form>
  )
}
