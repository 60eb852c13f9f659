import type ICAL from 'ical.js'
import { messages } from '../messages'
import { cleanLine, cleanText } from '../shared/text'
import { readAges, readNames } from './cells'
import type { PlanInput } from './plan-row'
import { isEverybody, readCategory } from './words'

/** What a calendar's event says besides its time. */
export function detailsOf(component: ICAL.Component): PlanInput {
  const text = (name: string) => {
    const value = component.getFirstPropertyValue(name)
    return value === null || value === undefined ? '' : String(value)
  }
  const category = component
    .getAllProperties('categories')
    .flatMap(property => property.getValues())
    .map(value => readCategory(String(value)))
    .find(Boolean)
  const place = cleanLine(text('location').replace(/\n/g, ', '))
  const link = [text('conference'), text('x-google-conference'), place].find(one => /^https:\/\/\S+$/.test(one))
  const venueName =
    place === link || ['vi', 'en'].some(language => place === wordsOf(language).modes.online) ? '' : place
  const organizer = component.getFirstProperty('organizer')?.getFirstParameter('cn')
  return {
    ...defined({
      title: cleanLine(text('summary')),
      venueName,
      onlineUrl: link,
      organizationName: organizer && cleanLine(organizer),
    }),
    ...(category ? { category } : {}),
    mode: link ? (venueName ? 'hybrid' : 'online') : 'in_person',
    ...describedIn(cleanText(text('description'))),
  }
}

const wordsOf = (language: string) => messages(language === 'en' ? 'en' : 'vi')

const defined = (values: Record<string, string | undefined>): PlanInput =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value))

/** Our own calendars write for whom and by whom below the description; it is taken apart again. */
function describedIn(text: string): PlanInput {
  const lines = text.split('\n')
  for (const m of [messages('vi'), messages('en')]) {
    const said = (label: string) => lines.find(line => line.startsWith(`${label}: `))?.slice(label.length + 2)
    const below = lines.findIndex(line => line.startsWith(`${m.public.forWhom}: `))
    const host = said(m.public.host)
    if (below < 0 || host === undefined || !lines.includes(m.public.hotlineLine)) continue
    const ages = readAges(said(m.public.forWhom) ?? '')
    const groupNames = readNames(said(m.public.groups) ?? '').filter(name => !isEverybody(name))
    return {
      ...defined({ description: lines.slice(0, below).join('\n').trim(), organizationName: host }),
      ...(ages?.minAge != null ? { minAge: ages.minAge } : {}),
      ...(ages?.maxAge != null ? { maxAge: ages.maxAge } : {}),
      ...(groupNames.length ? { groupNames } : {}),
      registration: lines.includes(m.public.registerAt) ? 'open' : 'none',
    }
  }
  return defined({ description: text })
}
