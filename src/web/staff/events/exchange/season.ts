import { type AppContext, verbContext } from '../../../../http/env'
import { findWard } from '../../../../places/find-ward'

/** The ward's season and name; the days of the address where it names them, else the season's. */
export async function seasonOf(c: AppContext) {
  const { name, kind, seasonName, seasonFrom, seasonTo } = await findWard(verbContext(c))
  return {
    wardName: `${c.get('m').wardKinds[kind]} ${name}`,
    seasonName,
    seasonFrom,
    seasonTo,
    from: c.req.query('from') || seasonFrom,
    to: c.req.query('to') || seasonTo,
  }
}
