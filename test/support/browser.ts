import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Chromium as npm ships it. Its own default arguments crash on a second context, so these are given instead. */
export const openBrowser = async (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...more],
  })
