import { type AppContext, verbContext } from '../../../http/env'
import { listSilentScreens } from '../../../led/list-silent-screens'
import { office } from '../../../shared/actor'
import { hasRole } from '../../../shared/context'
import { Card, CardTitle } from '../../design/card'
import { List, ListRow } from '../../design/list'
import { lifeOf } from './words'

/** Boards that should be heard and are not, for the ward's office; nothing while all are. */
export async function SilentBoards({ c }: { c: AppContext }) {
  if (!hasRole(c.get('actor'), ...office)) return null
  const m = c.get('m')
  const silent = await listSilentScreens(verbContext(c))
  if (!silent.length) return null
  return (
    <Card>
      <CardTitle note={m.led.silentNext} aside={<a href="/staff/led">{m.nav.led}</a>}>
        {m.led.silentTitle(silent.length)}
      </CardTitle>
      <List>
        {silent.map(screen => {
          const { tone, words } = lifeOf(m, screen, c.get('now'))
          return <ListRow mark={tone} title={screen.name} href={`/staff/led/screens/${screen.id}`} detail={words} />
        })}
      </List>
    </Card>
  )
}
