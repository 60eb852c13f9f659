import type { Browser, Page } from 'playwright-core'
import { makeCheckinPass } from '../../src/participation/make-checkin-pass'
import { HOUR } from '../../src/shared/dates'
import { plantChild, plantRegistration, plantSession } from './attendance'
import { plantStaff } from './checkin'
import { NOW, scenario } from './scenario'
import { serve } from './serve'

/** Family names that must never be on the phone, and given names that must never lie on it in the clear. */
export const NAMES = ['Nguyễn Thị Ngọc Ánh', 'Trần Văn Khôi', 'Lê Thị Bảo Châu', 'Phạm Quốc Duy', 'Hoàng Thu Trang']

export type Door = Awaited<ReturnType<typeof openDoor>>

/**
 * A session of now with children, its server, and teachers' phones. The server's clock stands in June; the phones'
 * goes as it goes, and is put right by what the server says.
 */
export async function openDoor(browser: Browser, closing: (() => Promise<unknown>)[], names = NAMES, sessions = 1) {
  const s = await scenario()
  await plantStaff(s)
  const childIds = []
  for (const [index, name] of names.entries())
    childIds.push(await plantChild(s, { name, groupId: (index % 2 ? s.otherGroup : s.group).id }))
  const planted = []
  for (let i = 0; i < sessions; i++) {
    const title = i ? 'Câu lạc bộ cờ vua hè' : 'Lớp Internet an toàn cho em'
    const session = await plantSession(s, { startsAt: NOW + i * 2 * HOUR, title })
    const own = i ? childIds.slice(0, 2) : childIds
    const places = []
    for (const id of own) places.push(await plantRegistration(s, session.eventId, id))
    planted.push({ ...session, places })
  }
  let server = await serve(s)
  closing.push(() => server.close())
  const occurrenceIds = planted.map(({ occurrenceId }) => occurrenceId)

  async function newPass(label = 'Cổng sau') {
    return makeCheckinPass(s.editor, { occurrenceIds, label })
  }

  async function phone({ width = 360, height = 700 } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, permissions: ['camera'] })
    closing.push(() => context.close())
    const faults: string[] = []
    context.on('weberror', error => faults.push(error.error().message))
    context.on('console', said => {
      if (/Content Security Policy|Uncaught/.test(said.text())) faults.push(said.text())
    })
    const open = async (path = '/checkin') => {
      const page = await context.newPage()
      await page.clock.install({ time: new Date() })
      await page.clock.resume()
      await page.goto(server.url + path)
      return page
    }
    return { context, faults, open }
  }

  return {
    ...{ s, childIds, planted, newPass, phone },
    occurrenceId: occurrenceIds[0]!,
    url: () => server.url,
    /** The server is truly gone, open connections included. */
    kill: () => server.close(),
    async revive() {
      server = await serve(s, {}, server.port)
    },
  }
}

/** All bytes that IndexedDB, the caches and the memories of the page hold, as text in the two ways it may stand there. */
export const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.title,
      location.href,
    ]
    const bytes = (value: ArrayBuffer | Uint8Array) => {
      const view = new Uint8Array(value as ArrayBuffer)
      texts.push(new TextDecoder().decode(view), new TextDecoder('utf-16le').decode(view))
    }
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('san-choi-checkin')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const rows = await new Promise<Record<string, unknown>[]>(resolve => {
      const getting = db.transaction('phone').objectStore('phone').getAll()
      getting.onsuccess = () => resolve(getting.result)
    })
    db.close()
    for (const row of rows)
      for (const value of Object.values(row)) {
        if (value instanceof ArrayBuffer || value instanceof Uint8Array) bytes(value)
        else texts.push(value instanceof CryptoKey ? `extractable: ${value.extractable}` : JSON.stringify(value))
      }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        texts.push(request.url)
        bytes(await (await cache.match(request))!.arrayBuffer())
      }
    }
    return texts.join('\n')
  })

/** What the phone holds, deciphered with its own key as the app does it; null where nothing stands. */
export const deciphered = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>(resolve => {
      const opening = indexedDB.open('san-choi-checkin')
      opening.onsuccess = () => resolve(opening.result)
    })
    const row = await new Promise<{ key: CryptoKey; iv: BufferSource; sealed: ArrayBuffer } | undefined>(resolve => {
      const getting = db.transaction('phone').objectStore('phone').get('phone')
      getting.onsuccess = () => resolve(getting.result)
    })
    db.close()
    if (!row) return null
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, row.key, row.sealed))
  })

/** Until the service worker holds all that the app is made of. */
export const keptOffline = (page: Page) =>
  page.waitForFunction(async () => {
    const cache = await caches.open('san-choi-checkin')
    return (await cache.keys()).length >= 10
  })

/** Whether a child's row says that it is here. */
export const isTicked = async (page: Page, name: string) =>
  (await page.locator('.child', { hasText: name }).getAttribute('aria-pressed')) === 'true'

export const tickOn = (page: Page, name: string) => page.locator('.child', { hasText: name }).click()

export const lineOn = (page: Page, text: string | RegExp) => page.locator('.line', { hasText: text }).waitFor()
