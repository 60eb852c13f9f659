import { Hono } from 'hono'
import { submitEvents } from '../../../events/submit-events'
import { type AppEnv, verbContext } from '../../../http/env'
import { type Form, submit, type Typed } from '../../form'
import { localPath } from '../../local-path'
import { listPage } from './list'
import { outcomeQuery } from './outcome'
import { chosenIn } from './pick'

/** Drafts sent for approval together: those ticked in the list, or those that an import or a copy has made. */
export const submissions = new Hono<AppEnv>()

submissions.post('/staff/events/submissions', c => {
  const again = (form: Form) =>
    listPage(c, { form, query: Object.fromEntries(new URLSearchParams(backOf(form.values).split('?')[1])) })
  return submit(
    c,
    async fields => {
      if (fields.stay) return again({ values: fields, errors: {} })
      const outcomes = await submitEvents(verbContext(c), { events: chosenIn(fields) })
      return told(backOf(fields), outcomeQuery('submitted', outcomes))
    },
    again,
  )
})

/** The page that the form stood on. */
const backOf = ({ back }: Typed) => localPath([back].flat()[0], '/staff/events?view=list')

function told(path: string, outcome: Record<string, string>): string {
  const [page, query] = path.split('?')
  return `${page}?${new URLSearchParams([...new URLSearchParams(query), ...Object.entries(outcome).filter(([, value]) => value)])}`
}
