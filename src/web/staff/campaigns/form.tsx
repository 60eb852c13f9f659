import { readLeadChoices } from '../../../campaigns/campaign-choices'
import type { CampaignDetails } from '../../../campaigns/get-campaign'
import { type AppContext, verbContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { isDate, writtenDate } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { DateField, SelectField, TextAreaField, TextField } from '../../design/fields'
import { Notice } from '../../design/notice'
import { type Form, freshForm, labelled, optionsOf, typed } from '../../form'
import { staffPage } from '../frame'

/** The form of a campaign; `edited` is there when one is edited. */
export async function campaignForm(c: AppContext, form: Form, edited?: { id: string; isPublic: boolean }) {
  const m = c.get('m')
  const leads = await readLeadChoices(verbContext(c))
  const back = edited ? `/staff/campaigns/${edited.id}` : '/staff/campaigns'
  const at = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  const needed = { required: true, requiredText: m.required }
  return staffPage(
    c,
    {
      room: 'campaigns',
      title: edited ? m.campaigns.editTitle : m.campaigns.create,
      notice: edited?.isPublic ? <Notice>{m.campaigns.unpublishes}</Notice> : undefined,
    },
    <form method="post" action={back} novalidate class="stack">
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labelsOf(m))} />
      <input type="hidden" name="version" value={typed(form, 'version')} disabled={!edited} />
      <Card class="card-split">
        <CardTitle>{m.campaigns.sectionWhat}</CardTitle>
        <TextField {...at('name')} label={m.campaigns.name} maxlength={150} {...needed} />
        <TextAreaField {...at('description')} label={m.campaigns.description} />
        <SelectField
          {...at('organizationId')}
          label={m.campaigns.lead}
          emptyText={m.campaigns.choose}
          options={optionsOf(leads)}
          {...needed}
        />
        <div class="field-row">
          <DateField {...at('startsOn')} label={m.campaigns.startsOn} {...needed} />
          <DateField {...at('endsOn')} label={m.campaigns.endsOn} {...needed} />
        </div>
      </Card>
      <Card class="card-split">
        <CardTitle note={m.campaigns.letterHint}>{m.campaigns.sectionLetter}</CardTitle>
        <div class="field-row">
          <TextField
            {...at('letterNumber')}
            label={m.campaigns.letterNumber}
            hint={m.campaigns.letterNumberHint}
            narrow
          />
          <TextField
            {...at('letterSymbol')}
            label={m.campaigns.letterSymbol}
            hint={m.campaigns.letterSymbolHint}
            narrow
          />
        </div>
        <TextField
          {...at('letterIssuedOn')}
          label={m.campaigns.letterIssuedOn}
          hint={m.campaigns.letterIssuedOnHint}
          narrow
        />
        <TextField {...at('letterIssuer')} label={m.campaigns.letterIssuer} />
        <TextField {...at('letterSubject')} label={m.campaigns.letterSubject} />
        <TextAreaField
          {...at('letterBasedOn')}
          label={m.campaigns.letterBasedOn}
          hint={m.campaigns.letterBasedOnHint}
        />
      </Card>
      <ButtonRow>
        <Button>{m.save}</Button>
        <ButtonLink tone="quiet" href={back}>
          {m.cancel}
        </ButtonLink>
      </ButtonRow>
    </form>,
  )
}

/** `YYYY-MM-DD` or `YYYY-MM` as people write it. */
export const letterDayText = (day: string): string =>
  isDate(day) ? writtenDate(day) : `${day.slice(5, 7)}/${day.slice(0, 4)}`

/** The form of a campaign as it stands. */
export const editedCampaign = ({ letter, ...campaign }: CampaignDetails): Form =>
  freshForm({
    version: campaign.version,
    name: campaign.name,
    description: campaign.description,
    organizationId: campaign.organizationId,
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    letterNumber: letter?.number,
    letterSymbol: letter?.symbol,
    letterIssuer: letter?.issuer,
    letterSubject: letter?.subject,
    letterIssuedOn: letter?.issuedOn ? letterDayText(letter.issuedOn) : '',
    letterBasedOn: letter?.basedOn.join('\n'),
  })

function labelsOf({ campaigns: t }: Messages): Record<string, string> {
  const { name, description, startsOn, endsOn } = t
  const { letterNumber, letterSymbol, letterIssuedOn, letterIssuer, letterSubject, letterBasedOn } = t
  const letter = { letterNumber, letterSymbol, letterIssuedOn, letterIssuer, letterSubject, letterBasedOn }
  return { name, description, organizationId: t.lead, startsOn, endsOn, ...letter }
}
