import type { Messages } from '../../../messages'
import type { ListedDevice } from '../../../participation/list-checkin-devices'
import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { Button } from '../../design/button'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'

type Props = { devices: ListedDevice[]; m: Messages; back: string }

/** The phones at the door, each with when it was last heard, and a button that takes it out of use. */
export function Devices({ devices, m, back }: Props) {
  const words = m.checkin
  return (
    <List label={words.devices}>
      {devices.map(device => {
        const name = device.label || words.unnamed
        return (
          <ListRow
            title={name}
            detail={[
              device.by ? words.openedBy(device.by) : '',
              words.sessionsCount(m.number(device.sessions)),
              device.collectedAt === null
                ? words.waiting(wallTime(device.codeExpiresAt))
                : words.seen(dayAndTime(device.seenAt ?? device.collectedAt)),
            ]
              .filter(Boolean)
              .join(' · ')}
            muted={device.revokedAt !== null}
            aside={
              <>
                <State device={device} words={words} />
                {device.revokedAt === null ? (
                  <form method="post" action={`/staff/attendance/phones/${device.id}/revocation`}>
                    <input type="hidden" name="back" value={back} />
                    <Button small tone="quiet" data-confirm={words.revokeSure} aria-label={words.revokeName(name)}>
                      {words.revoke}
                    </Button>
                  </form>
                ) : null}
              </>
            }
          />
        )
      })}
    </List>
  )
}

function State({ device, words }: { device: ListedDevice; words: Messages['checkin'] }) {
  if (device.revokedAt !== null) return <StatusTag label={words.isRevoked} />
  return device.collectedAt === null ? (
    <StatusTag tone="warning" label={words.isWaiting} />
  ) : (
    <StatusTag tone="success" label={words.inUse} />
  )
}

const dayAndTime = (at: number) => `${wallTime(at)} ${shortDate(wallDate(at))}`
