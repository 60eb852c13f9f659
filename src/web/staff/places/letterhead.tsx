import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { getLetterhead, saveLetterhead } from '../../../places/save-letterhead'
import { TextAreaField } from '../../design/fields'
import { type Form, fieldsOf, freshForm, submit } from '../../form'
import { placePage } from './place-page'

const ADDRESS = '/staff/places/letterhead'

export const letterheadPages = new Hono<AppEnv>()

letterheadPages.get(ADDRESS, async c => {
  const saved = await getLetterhead(verbContext(c))
  const { signature } = c.get('m').reportDocuments.docx
  const text = (lines?: string[]) => lines?.join('\n') ?? ''
  return page(c, freshForm({ signature: text(saved?.signature ?? signature), recipients: text(saved?.recipients) }))
})

letterheadPages.post(ADDRESS, c =>
  submit(
    c,
    async fields => {
      await saveLetterhead(verbContext(c), fields)
      return `${ADDRESS}?done=saved`
    },
    form => page(c, form),
  ),
)

function page(c: AppContext, form: Form) {
  const words = c.get('m').reportDocuments.letterhead
  const field = fieldsOf(form)
  return placePage(c, {
    title: words.title,
    action: ADDRESS,
    backTo: '/staff/places/ward',
    form,
    children: (
      <>
        <p class="soft">{words.note}</p>
        <TextAreaField {...field('signature')} label={words.signature} hint={words.signatureHint} rows={4} />
        <TextAreaField {...field('recipients')} label={words.recipients} hint={words.recipientsHint} rows={6} />
      </>
    ),
  })
}
