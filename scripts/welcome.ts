import { DEMO_PASSWORD, demoAccounts } from '../src/accounts/demo-accounts'
import type { DemoScreen } from '../src/demo/seed-boards'
import { demoWards } from '../src/demo/seed-demo'

/** What the person who started the product wants to open next. */
export function welcome(address: string, screens: DemoScreen[]): string {
  const rows = (pairs: [string, string][]) => pairs.map(([name, value]) => `  ${name.padEnd(24)} ${value}`).join('\n')
  return [
    `\nSân Chơi đã sẵn sàng: ${address}`,
    '\nTrang công khai',
    rows(
      demoWards.map(({ ward }) => [
        `${ward.kind === 'xa' ? 'Xã' : 'Phường'} ${ward.name}`,
        `${address}/w/${ward.slug}`,
      ]),
    ),
    '\nMàn hình LED',
    rows(screens.map(screen => [screen.name, `${address}/led/v1/${screen.key}/player`])),
    `\nTrang cán bộ: ${address}/staff   (mật khẩu chung: ${DEMO_PASSWORD})`,
    rows(demoAccounts.map(account => [account.username, `${account.role}, ${account.place}`])),
    '\nDừng: Ctrl+C\n',
  ].join('\n')
}
