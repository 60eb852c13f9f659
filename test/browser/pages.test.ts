import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/accounts/demo-accounts'
import { previewImport } from '../../src/events/preview-import'
import { access } from '../../src/http/access'
import { listScreens } from '../../src/led/list-screens'
import { raiseAlert } from '../../src/led/raise-alert'
import { familyTicket } from '../../src/participation/tickets'
import { makeDeskRequest } from '../../src/people/make-request'
import { previewChildImport } from '../../src/people/preview-child-import'
import { type Actor, systemOf } from '../../src/shared/actor'
import { openBrowser } from '../support/browser'
import { demoWards } from '../support/demo'
import type { Running } from '../support/http'
import { serve } from '../support/serve'

// Set SCREENSHOTS to a folder to keep a picture of every page at both widths.
const pictures = process.env.SCREENSHOTS
const widths = [360, 1366]

// Approvers and editors see nothing that an administrator does not.
const people = ['admin', 'coordinator', 'group-head'] as const
const pagesOf = (prefix: string, role: string) =>
  access
    .filter(
      ([method, path, ...callers]) =>
        method === 'GET' && path.startsWith(prefix) && (callers as string[]).includes(role),
    )
    .map(([, path]) => path)
    // A board's own page is read from across a street, by nobody's screen reader.
    .filter(path => !/language|\.(ics|rss|json|xlsx|png|webmanifest)$|:file|healthz|^\/led\//.test(path))

describe('every page, on a phone and on a desk', () => {
  let browser: Browser
  let server: Awaited<ReturnType<typeof serve>>
  const ids: Record<string, string> = {}
  const contexts = new Map<string, BrowserContext>()

  beforeAll(async () => {
    const { running, client } = await demoWards()
    const one = async (sql: string) => String((await client.execute(sql)).rows[0]?.id)
    const ward = "ward_id = '05899'"
    Object.assign(ids, {
      ward: 'trung-thanh',
      event: await one(
        `select id from event where ${ward} and status = 'published' and registration = 'open' order by title limit 1`,
      ),
      occurrence: await one(
        `select o.id from occurrence o join event e on e.id = o.event_id where o.${ward} and e.registration = 'open' and o.ends_at < ${running.clock.now} order by o.starts_at desc limit 1`,
      ),
      report: await one(`select id from report where ${ward} and status = 'draft' limit 1`),
      'report:province': await one(`select id from report where ${ward} and status = 'signed' limit 1`),
      campaign: await one(`select id from campaign where ${ward} limit 1`),
      organization: await one(`select id from organization where ${ward} limit 1`),
      group: await one(`select id from residential_group where ${ward} limit 1`),
      venue: await one(`select id from venue where ${ward} limit 1`),
      screen: await one(`select id from screen where ${ward} limit 1`),
      message: await one(`select id from led_message where ${ward} limit 1`),
      child: await one(`select c.id from child c join staff s on s.group_id = c.group_id where c.${ward} limit 1`),
      other: await one(
        `select c.id from child c join staff s on s.group_id = c.group_id where c.${ward} order by c.id desc limit 1`,
      ),
      term: await one(`select id from school_term where ${ward} limit 1`),
      date: await one(`select date as id from holiday where ${ward} limit 1`),
      token: 'x'.repeat(26),
      year: '2026',
    })
    for (const role of ['admin', 'coordinator'] as const) {
      const id = await one(`select id from staff where ${ward} and role = '${role}'`)
      const organizationId = await one(`select organization_id as id from staff where id = '${id}'`)
      const actor: Actor = { kind: 'staff', id, role, wardId: '05899', organizationId }
      ids[`import:${role}`] = await broughtIn(running, actor)
      if (role === 'admin') ids.alert = await alarm(running, actor)
    }
    for (const [person, role] of [
      ['admin', 'admin'],
      ['group-head', 'group_head'],
    ] as const) {
      const id = await one(`select id from staff where ${ward} and role = '${role}'`)
      const groupId = await one(`select coalesce(group_id, '') as id from staff where id = '${id}'`)
      ids[`list:${person}`] = await listSent(running, { kind: 'staff', id, role, wardId: '05899', groupId })
    }
    // A coordinator sees the own school's events only.
    ids['event:coordinator'] = await one(
      `select e.id from event e join staff s on s.organization_id = e.organization_id where e.${ward} and e.status = 'published' and e.registration = 'open' limit 1`,
    )
    ids['occurrence:coordinator'] = await one(
      `select id from occurrence where event_id = '${ids['event:coordinator']}' and ends_at < ${running.clock.now} limit 1`,
    )
    ids.ticket = await familyTicket(
      running.crypto,
      await one(
        `select coalesce(party_id, id) as id from registration where ${ward} and status = 'confirmed' and party_id is not null limit 1`,
      ),
    )
    ids.request = await one(`select id from data_request where ${ward} and closed_at is null limit 1`)
    const asked = { kind: 'access', phone: '', words: 'Xin xem thông tin của cháu' }
    const desk = { ...running, now: running.clock.now, actor: systemOf('05899') }
    ids['request:public'] = (await makeDeskRequest(desk, asked)).secret
    server = await serve(running, { demo: true })
    browser = await openBrowser()
    contexts.set('public', await browser.newContext())
    for (const person of [...people, 'province']) contexts.set(person, await signIn(person))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** A file with a good row, one that finds its venue taken and one that says too little, waiting to be confirmed. */
  async function broughtIn({ db, clock }: Running, actor: Actor) {
    const context = { db, now: clock.now, actor }
    const rows = [
      'Tên sự kiện,Lĩnh vực,Đơn vị chủ trì,Địa điểm,Ngày,Bắt đầu,Kết thúc',
      'Hội sách,Văn hóa,Thư viện phường,Quảng trường phường,13/06/2026,07:00,08:00',
      'Đêm nhạc,Văn hóa,Phòng Văn hóa - Xã hội phường,Quảng trường phường,20/07/2026,07:00,08:00',
      'Chưa rõ,,,,,,',
    ]
    const bytes = new TextEncoder().encode(rows.join('\n'))
    return (await previewImport(context, bytes, { fileName: 'ke-hoach.csv' })).id!
  }

  /** A list of children with a good row and one that says too little, waiting to be confirmed. */
  async function listSent({ db, clock, crypto }: Running, actor: Actor) {
    const text = 'Họ và tên,Năm sinh,Giới tính,Tổ dân phố\nNguyễn Mới Đến,2016,Nữ,Đông Cao\nChưa Rõ,,,'
    const context = { db, crypto, now: clock.now, actor }
    const bytes = new TextEncoder().encode(text)
    return (await previewChildImport(context, bytes, { fileName: 'tre-em.csv', consents: 'none' })).id
  }

  /** An emergency that runs, on another board than the one that is looked at. */
  async function alarm({ db, clock }: Running, actor: Actor) {
    const context = { db, now: clock.now, actor }
    const other = (await listScreens(context)).find(({ id }) => id !== ids.screen)!
    const said = { kind: 'storm', text: 'Bão sắp vào', reason: 'Tin bão', minutes: 60, screenIds: [other.id] }
    return (await raiseAlert(context, said)).id
  }

  async function signIn(person: string) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${server.url}/staff/sign-in`)
    await page.fill('[name=identifier]', `${person}.${person === 'province' ? 'thai-nguyen' : 'trung-thanh'}`)
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL(/\/staff$/)
    await page.close()
    return context
  }

  async function look(person: string, path: string) {
    const page = await contexts.get(person)!.newPage()
    const faults: string[] = []
    page.on('console', message => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', error => faults.push(error.message))
    const address = path.replace(/:(\w+)/g, (_, name: string) => ids[`${name}:${person}`] ?? ids[name] ?? name)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 820 })
      const response = await page.goto(server.url + address)
      const expected = path.includes(':token') ? [404, 409] : [200]
      expect(expected, address).toContain(response!.status())
      await page.evaluate(() => document.fonts.ready)
      if (pictures)
        await page.screenshot({
          path: `${pictures}/${person}${address.replace(/[/?=:]+/g, '_')}-${width}.png`,
          fullPage: true,
        })
      expect(await sideways(page), `${address} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
      expect(await violations(page), `${address} at ${width} px`).toEqual([])
    }
    if (!path.includes(':token')) expect(faults, address).toEqual([])
    await page.close()
  }

  const sideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  /** What axe finds against WCAG 2.2 AA. */
  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return page.evaluate(async runOnly => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly })
      return (await run).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`,
      )
    }, tags)
  }

  test.each([
    ...pagesOf('/', 'public'),
    '/api/docs?lang=en',
    '/w/:ward?lang=en',
    '/w/:ward/events/:event?lang=en',
    '/w/:ward/subscribe?lang=en',
  ])('the public sees %s', path => look('public', path))
  for (const person of people) {
    test.each(pagesOf('/staff', person.replace('-', '_')))(`${person} sees %s`, path => look(person, path))
  }
  test.each(pagesOf('/staff', 'province'))('province sees %s', path => look('province', path))
})
