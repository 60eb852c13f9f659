import type { Child } from 'hono/jsx'
import type { AppContext } from '../../../http/env'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { ErrorSummary } from '../../design/error-summary'
import { errorList, type Form } from '../../form'
import { staffPage } from '../frame'

type PlacePage = { title: string; action: string; backTo: string; form: Form; children: Child; after?: Child }

/** A form of one place, with the way back to its list; `after` stands below the form. */
export function placePage(c: AppContext, { title, action, backTo, form, children, after }: PlacePage) {
  const m = c.get('m')
  return staffPage(
    c,
    { room: 'places', title },
    <Card>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <form method="post" action={action}>
        {children}
        <ButtonRow>
          <Button>{m.save}</Button>
          <ButtonLink href={backTo} tone="quiet">
            {m.cancel}
          </ButtonLink>
        </ButtonRow>
      </form>
      {after}
    </Card>,
  )
}
