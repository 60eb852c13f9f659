import type { Child } from 'hono/jsx'
import { access } from '../../http/access'
import type { AppContext } from '../../http/env'
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
  reports: '/staff/reports',
  places: '/staff/places',
  settings: '/staff/settings',
  account: '/staff/account',
}

type Frame = { room: Room; title: string; subheading?: Child; actions?: Child; notice?: Child; head?: Child }

/** A staff page in its frame: the navigation the actor's role may use, and what was just done (`?done=…`). */
export function staffPage(c: AppContext, { room, title, subheading, actions, notice, head }: Frame, children: Child) {
  const m = c.get('m')
  const ward = c.get('ward')
  const { role } = c.get('actor')
  const done = m.done[c.req.query('done') as keyof Messages['done']]
  const other = c.get('language') === 'en' ? 'vi' : 'en'
  return c.html(
    <StaffPage
      lang={c.get('language')}
      title={`${title} · ${m.product}`}
      heading={title}
      subheading={subheading}
      wardName={ward ? `${m.wardKinds[ward.kind]} ${ward.name}` : ''}
      user={{ name: c.get('userName'), roleName: m.roles[role as keyof Messages['roles']] }}
      nav={navigation(m, room, role)}
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
    >
      {children}
    </StaffPage>,
  )
}

const navigation = (m: Messages, room: Room, role: string) =>
  (Object.keys(addresses) as Room[])
    .filter(name =>
      access.some(
        ([method, path, ...callers]) =>
          method === 'GET' && path === addresses[name] && (callers as string[]).includes(role),
      ),
    )
    .map(name => ({ href: addresses[name], label: m.nav[name], current: name === room }))
