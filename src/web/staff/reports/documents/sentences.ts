import type { PaperSection } from '../../../../exchange/report-paper'
import type { Messages } from '../../../../messages'
import { rowOf } from '../../../../reports/figures'
import type { Report } from '../../../../reports/get-report'
import { circumstances } from '../../../../reports/indicators'
import type { PublicCell } from '../../../../reports/suppress'
import { type Shown, written } from './words'

/** The outline of a ward's report, with the sentences that the figures make. */
export function sectionsOf(m: Messages, { words }: Pick<Report, 'words'>, figures: Shown): PaperSection[] {
  const t = m.reportDocuments.docx
  const total = (indicator: string): PublicCell =>
    rowOf<PublicCell>(figures as { rows: { indicator: string; cells: PublicCell[]; total: PublicCell }[] }, indicator)
      ?.total ?? null
  const say = (indicator: string) =>
    written(m, total(indicator), indicator.startsWith('share.') ? 'percent' : undefined)
  const lines = (text: string) => {
    const paragraphs = text.split('\n').filter(one => one.trim())
    return paragraphs.length ? paragraphs : [t.blank]
  }
  const results: PaperSection = {
    heading: t.headings.results,
    paragraphs: [
      t.overall(say('sessions.held'), say('children.all'), say('base.all'), say('share.all'), say('attendances.all')),
      t.gender(say('children.girls'), say('children.boys'), say('children.age16to17')),
      ...(total('sessions.unfilled') ? [t.unfilled(say('sessions.unfilled'))] : []),
    ],
    parts: [
      {
        heading: t.parts.online_safety,
        paragraphs: [
          t.campaign(say('attendances.online_safety')),
          ...(total('crowd.children') || total('crowd.adults')
            ? [t.crowd(say('crowd.children'), say('crowd.adults'))]
            : []),
        ],
      },
      { heading: t.parts.culture, paragraphs: [t.culture(say('attendances.culture'))] },
      { heading: t.parts.sports, paragraphs: [t.sports(say('attendances.sports'))] },
      { heading: t.parts.digital_skills, paragraphs: [t.digital(say('attendances.digital_skills'))] },
      {
        heading: t.parts.care,
        paragraphs: [
          ...circumstances.map(cut => {
            const who = m.reportDocuments.who[cut]
            if (total(`base.${cut}`) === 0) return t.nobody(who)
            const gap = gapOf(m, total(`share.${cut}`), total('share.all'))
            return t.care(who, say(`children.${cut}`), say(`base.${cut}`), say(`share.${cut}`), gap)
          }),
          ...(words.results.trim() ? lines(words.results) : []),
        ],
      },
    ],
  }
  return [
    { heading: t.headings.direction, paragraphs: lines(words.direction) },
    results,
    { heading: t.headings.assessment, paragraphs: lines(words.assessment) },
    { heading: t.headings.proposals, paragraphs: lines(words.proposals) },
  ]
}

/** How far a share is from everybody's, in points with one decimal. */
function gapOf(m: Messages, share: PublicCell, overall: PublicCell): string {
  if (typeof share !== 'number' || typeof overall !== 'number') return ''
  const t = m.reportDocuments.docx
  const points = Math.round((share - overall) * 10) / 10
  if (points === 0) return t.even
  return points < 0 ? t.below(m.number(-points)) : t.above(m.number(points))
}
