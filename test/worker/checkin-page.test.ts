import { expect, test } from 'vitest'
import { getPage, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

test('the check-in page is the same for everybody, so that caches may keep it, and nobody stands in it', async () => {
  const s = await scenario()
  const app = testApp(s)
  const as = await signedIn(s, 'admin')
  const page = await getPage(app, '/checkin')
  const text = await page.text()
  expect(page.headers.get('cache-control')).toMatch(/^public/)
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/)
  expect(page.headers.get('set-cookie')).toBeNull()
  expect(text).toBe(await (await getPage(app, '/checkin?code=x', { as })).text())
  expect(text).not.toContain('Sao Mai')
  expect(text).toContain('<html lang="vi"')
  expect(text).not.toMatch(/ style=|<script>|onclick/)
  expect(await (await getPage(app, '/checkin?lang=en')).text()).toContain('<html lang="en"')
})

test('its data block is read as JSON and cannot end early', async () => {
  const app = testApp(await scenario())
  const text = await (await getPage(app, '/checkin')).text()
  const [, block] = /<script type="application\/json" id="checkin-page">([\s\S]*?)<\/script>/.exec(text)!
  expect(JSON.parse(block!)).toMatchObject({ assentAge: 7, oldest: 17, language: 'vi', words: { scan: 'Quét vé' } })
})

test('a phone can have it on its home screen, in either language', async () => {
  const app = testApp(await scenario())
  const manifest = async (query = '') => {
    const answer = await getPage(app, `/checkin/manifest.webmanifest${query}`)
    expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/)
    return answer.json()
  }
  expect(await manifest()).toMatchObject({
    ...{ name: 'Điểm danh – Sân Chơi', display: 'standalone', scope: '/checkin', start_url: '/checkin', lang: 'vi' },
    icons: [{ sizes: '192x192' }, { sizes: '512x512' }, { purpose: 'maskable' }],
  })
  expect(await manifest('?lang=en')).toMatchObject({ start_url: '/checkin?lang=en', lang: 'en' })
})
