import { eq } from 'drizzle-orm'
import { wards } from '../places/tables'
import type { Context } from '../shared/context'
import { countFigures } from './count-figures'
import { readReport } from './read-report'

export type Report = Awaited<ReturnType<typeof getReport>>

/**
 * A report with its figures: of a draft as the data stand now, of a signed one as they were frozen. A province officer
 * gets the signed ones of the province, with all their numbers.
 * @throws Missing, Forbidden
 */
export async function getReport(context: Context, id: string) {
  const { createdBy: _, ...row } = await readReport(context, id)
  const [ward, figures] = await Promise.all([
    context.db.query.wards.findFirst({
      columns: { id: true, slug: true, kind: true, name: true, provinceName: true, seasonName: true, letterhead: true },
      where: eq(wards.id, row.wardId),
    }),
    row.figures ?? countFigures(context, row),
  ])
  return { ...row, ward: ward!, figures }
}
