import { baseUrl } from '../../../http/base-url'
import type { AppContext } from '../../../http/env'
import { ButtonLink } from '../../design/button'
import { Card } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { Notice } from '../../design/notice'
import { staffPage } from '../frame'

/** A board's addresses with its new key, told this once; nothing of it is in the page's own address. */
export function keyPage(c: AppContext, screen: { id: string; name: string }, key: string) {
  const m = c.get('m')
  const origin = baseUrl(c)
  const copy = { copyText: m.copy, copiedText: m.copied }
  const address = (file: string) => `${origin}/led/v1/${key}/${file}`
  return staffPage(
    c,
    {
      room: 'led',
      title: m.led.keyReady(screen.name),
      notice: (
        <Notice tone="warning" live>
          {m.led.keyOnce}
        </Notice>
      ),
    },
    <>
      <Card>
        <CopyField
          name="player"
          label={m.led.playerAddress}
          hint={m.led.playerHint}
          value={address('player')}
          {...copy}
        />
        <CopyField name="schedule" label={m.led.scheduleAddress} value={address('schedule.json')} {...copy} />
        <CopyField name="text" label={m.led.textAddress} value={address('now.txt')} {...copy} />
        <CopyField name="rss" label={m.led.rssAddress} value={address('ticker.rss')} {...copy} />
      </Card>
      <Notice tone="danger" title={m.led.wifiTitle}>
        {m.led.wifi}
      </Notice>
      <ButtonLink href={`/staff/led/screens/${screen.id}`}>{m.led.toBoard}</ButtonLink>
    </>,
  )
}
