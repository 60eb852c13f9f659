import type { Child } from 'hono/jsx'
import type { AppContext } from '../../../../http/env'
import { Button } from '../../../design/button'
import type { Form } from '../../../form'
import { placePage } from '../place-page'

type RemovablePage = {
  title: string
  action: string
  form: Form
  /** Asked before it is removed; without it nothing can be. */
  removeSure?: string
  children: Child
}

/** A form of one entry of the almanac, with a way to remove it. */
export function removablePage(c: AppContext, { title, action, form, removeSure, children }: RemovablePage) {
  return placePage(c, {
    title,
    action,
    backTo: '/staff/places/almanac',
    form,
    children,
    after: removeSure ? (
      <form class="removal" method="post" action={`${action}/removal`} data-confirm={removeSure}>
        <Button tone="danger">{c.get('m').almanac.remove}</Button>
      </form>
    ) : null,
  })
}
