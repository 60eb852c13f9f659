import type { Messages } from '../../../messages'
import type { listGroups } from '../../../places/list-groups'
import type { listOrganizations } from '../../../places/list-organizations'
import type { listVenues } from '../../../places/list-venues'
import { writtenDate } from '../../../shared/dates'
import { writtenPhone } from '../../../shared/phone'
import { DataTable } from '../../design/table'
import { StatusTag } from '../../design/tag'

type Rows<List extends (...parameters: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<List>>
type Common = { m: Messages; isAdmin: boolean }

/** The name leads to the form of those who may change it. */
const Name = ({ name, href, isAdmin }: { name: string; href: string; isAdmin: boolean }) =>
  isAdmin ? <a href={href}>{name}</a> : <span>{name}</span>

export function OrganizationTable({
  m,
  isAdmin,
  organizations,
}: Common & { organizations: Rows<typeof listOrganizations> }) {
  const t = m.places
  return (
    <DataTable
      caption={t.tabs.organizations}
      hideCaption
      columns={[
        { key: 'name', label: t.name },
        { key: 'kind', label: t.organization.kind },
        { key: 'phone', label: t.organization.phone },
      ]}
      rows={organizations.map(({ id, name, kind, phone }) => ({
        name: <Name name={name} href={`/staff/places/organizations/${id}`} isAdmin={isAdmin} />,
        kind: t.organization.kinds[kind],
        phone: phone ? writtenPhone(phone) : '–',
      }))}
    />
  )
}

type GroupProps = Common & { wardSlug: string; groups: Rows<typeof listGroups> }

export function GroupTable({ m, isAdmin, groups, wardSlug }: GroupProps) {
  const t = m.places
  return (
    <DataTable
      caption={t.tabs.groups}
      hideCaption
      columns={[
        { key: 'name', label: t.name },
        { key: 'status', label: t.group.status },
        { key: 'calendar', label: t.group.calendar },
      ]}
      rows={groups.map(({ id, slug, name, validTo }) => ({
        name: <Name name={name} href={`/staff/places/groups/${id}`} isAdmin={isAdmin} />,
        status: validTo ? (
          <StatusTag label={t.group.closed(writtenDate(validTo))} />
        ) : (
          <StatusTag tone="success" label={t.group.current} />
        ),
        calendar: <a href={`/w/${wardSlug}/g/${slug}.ics`}>{`${slug}.ics`}</a>,
      }))}
    />
  )
}

export function VenueTable({ m, isAdmin, venues }: Common & { venues: Rows<typeof listVenues> }) {
  const t = m.places
  return (
    <DataTable
      caption={t.tabs.venues}
      hideCaption
      columns={[
        { key: 'name', label: t.name },
        { key: 'address', label: t.venue.address },
        { key: 'capacity', label: t.venue.capacity },
        { key: 'hours', label: t.venue.hours },
      ]}
      rows={venues.map(({ id, name, address, capacity, opensAt, closesAt, closedDays, outdoor }) => ({
        name: <Name name={name} href={`/staff/places/venues/${id}`} isAdmin={isAdmin} />,
        address: address || '–',
        capacity: [capacity ? t.venue.seats(m.number(capacity)) : null, outdoor ? t.venue.outdoor.toLowerCase() : null]
          .filter(Boolean)
          .join(' · '),
        hours: [
          `${opensAt}–${closesAt}`,
          closedDays.length ? t.venue.closedOn(closedDays.map(day => m.weekdaysShort[day - 1]).join(', ')) : null,
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
    />
  )
}
