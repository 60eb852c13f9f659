import { baseUrl } from '../../../http/base-url'
import type { AppContext } from '../../../http/env'
import { ButtonLink } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { Notice } from '../../design/notice'
import { staffPage } from '../frame'

/** Families of devices, each with the addresses it can read. */
const families = [
  { family: 'player', files: ['player'] },
  { family: 'huidu', files: ['kv.txt'] },
  { family: 'signage', files: ['now.json', 'index.smil'] },
  { family: 'ticker', files: ['ticker.rss', 'now.txt'] },
  { family: 'image', files: ['frame.png?every=30', 'frame.bmp?every=30'] },
  { family: 'software', files: ['schedule.json', 'alerts.cap.xml'] },
] as const

/** A board's addresses with its new key, told this once; nothing of it is in the page's own address. */
export function keyPage(c: AppContext, screen: { id: string; name: string }, key: string) {
  const m = c.get('m')
  const origin = baseUrl(c)
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
      <Notice tone="danger" title={m.led.wifiTitle}>
        {m.led.wifi}
      </Notice>
      <div class="led-families">
        {families.map(({ family, files }) => (
          <Card>
            <CardTitle note={m.led.families[family].todo}>{m.led.families[family].name}</CardTitle>
            {files.map(file => (
              <CopyField
                name={file}
                label={m.led.files[file]}
                value={`${origin}/led/v1/${key}/${file}`}
                copyText={m.copy}
                copiedText={m.copied}
              />
            ))}
          </Card>
        ))}
      </div>
      <p class="soft">{m.led.docs}</p>
      <ButtonLink href={`/staff/led/screens/${screen.id}`}>{m.led.toBoard}</ButtonLink>
    </>,
  )
}
