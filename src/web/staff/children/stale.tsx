import { type AppContext, personalContext } from '../../../http/env'
import { findTwin } from '../../../people/find-twin'
import type { Child } from '../../../people/get-child'
import { Notice } from '../../design/notice'
import { type Form, typed } from '../../form'

const compared = [
  ...['name', 'birthYear', 'gender', 'groupId', 'phone', 'household', 'specialCircumstances', 'ethnicMinority'],
  ...['guardianName', 'guardianPhone'],
]

type Props = { c: AppContext; form: Form; saved: { child: Child; form: Form } | null }

/**
 * Why a record could not be saved and what to do: somebody else saved it meanwhile (what differs from what was typed,
 * which stays), or its group has its like already (the two can be compared).
 */
export async function WhyNotSaved({ c, form, saved }: Props) {
  if (!saved) return null
  const t = c.get('m').register
  const { child } = saved
  if (Number(typed(form, 'version')) !== child.version) {
    const fields = t.fields as Record<string, string>
    const differing = compared.filter(name => plain(saved.form, name) !== plain(form, name))
    const names = [...new Set(differing.map(name => fields[name] ?? fields.guardian!))]
    return (
      <Notice
        tone="warning"
        title={t.stale}
        actions={
          <a href={`/staff/children/${child.id}`} target="_blank" rel="noopener">
            {t.staleLook}
          </a>
        }
      >
        {names.length ? <p>{t.staleDiffers(names.join(', '))}</p> : null}
        <p>{t.staleNext}</p>
      </Notice>
    )
  }
  const wanted = {
    name: typed(form, 'name'),
    birthYear: Number(typed(form, 'birthYear')),
    groupId: typed(form, 'groupId'),
  }
  const twin = form.errors.form ? await findTwin(personalContext(c), child.id, wanted) : null
  return twin ? (
    <Notice
      tone="warning"
      title={t.twinThere}
      actions={<a href={`/staff/children/duplicates/${child.id}/${twin}`}>{t.twinCompare}</a>}
    />
  ) : null
}

const plain = (form: Form, name: string) =>
  typed(form, name)
    .replace(/\s+/g, /phone/i.test(name) ? '' : ' ')
    .trim()
