import type { Child } from 'hono/jsx'
import { countSubmitted } from '../../events/count-submitted'
import { access } from '../../http/access'
import { type AppContext, verbContext } from '../../http/env'
import type { Messages } from '../../messages'
import { Notice } from '../design/notice'
import { StaffPage } from '../design/staff-page'

export type Room = keyof Messages['nav']

const addresses: Record<Room, string> = {
  today: '/staff',
  events: '/staff/events',
  approvals: '/staff/approvals',
  campaigns: '/staff/campaigns',
  led: '/staff/led',
  children: '/staff/children',
  registrations: '/staff/registrations',
  attendance: '/staff/attendance',
  requests: '/staff/requests',
  reports: '/staff/reports',
  province: '/staff/province',
  places: '/staff/places',
  settings: '/staff/settings',
  account: '/staff/account',
}

type Frame = {
  room: Room
  title: string
  /** Instead of it in the window, the history and the bookmarks: where the title is somebody's name. */
  windowTitle?: string
  subheading?: Child
  actions?: Child
  notice?: Child
  head?: Child
  /** For wide plans printed on A4. */
  printLandscape?: boolean
}

/** A staff page in its frame: the navigation the actor's role may use, and what was just done (`?done=…`). */
export async function staffPage(c: AppContext, frame: Frame, children: Child) {
  const { room, title, windowTitle = title, subheading, actions, notice, head, printLandscape } = frame
  const m = c.get('m')
  const ward = c.get('ward')
  const { role } = c.get('actor')
  const done = m.done[c.req.query('done') as keyof Messages['done']]
  const nav = await navigation(c, room)
  const other = c.get('language') === 'en' ? 'vi' : 'en'
  return c.html(
    <StaffPage
      lang={c.get('language')}
      title={`${windowTitle} · ${m.product}`}
      heading={title}
      subheading={subheading}
      wardName={ward ? `${m.wardKinds[ward.kind]} ${ward.name}` : ''}
      user={{ name: c.get('userName'), roleName: m.roles[role as keyof Messages['roles']] }}
      nav={nav}
      actions={actions}
      notice={
        <>
          {done ? (
            <Notice tone="success" live>
              {done}
            </Notice>
          ) : null}
          {notice}
        </>
      }
      skipText={m.skip}
      menuText={m.menu}
      signOut={{ action: '/staff/sign-out', label: m.signOut }}
      languageLink={{ href: `/staff/language/${other}`, label: m.otherLanguage, lang: other }}
      head={head}
      printLandscape={printLandscape}
    >
      {children}
    </StaffPage>,
  )
}

/** The rooms the actor may enter; whoever approves sees how many events wait. */
async function navigation(c: AppContext, room: Room) {
  const m = c.get('m')
  const { role } = c.get('actor')
  const open = (Object.keys(addresses) as Room[]).filter(name =>
    access.some(
      ([method, path, ...callers]) =>
        method === 'GET' && path === addresses[name] && (callers as string[]).includes(role),
    ),
  )
  const waiting = open.includes('approvals') ? await countSubmitted(verbContext(c)) : 0
  return open.map(name => ({
    href: addresses[name],
    label: m.nav[name],
    current: name === room,
    badge: name === 'approvals' && waiting ? m.number(waiting) : undefined,
    badgeLabel: m.eventsWaiting,
  }))
}
