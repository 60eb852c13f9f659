import { Hono } from 'hono'
import type { AppEnv } from '../../http/env'
import { docsPages } from '../docs/docs-page'
import { campaignPages } from './campaign-page'
import { checkinPages } from './checkin-page'
import { eventPages } from './event-page'
import { familyPages } from './family'
import { pairPages } from './pair-page'
import { privacyPages } from './privacy'
import { registrationPages } from './registration'
import { requestPages } from './request-page'
import { subscribePages } from './subscribe-page'
import { ticketPages } from './ticket'
import { wardPages } from './ward-page'
import { wardsPages } from './wards-page'

/** The public pages. */
export const publicPages = new Hono<AppEnv>()

publicPages.route('/', wardsPages)
publicPages.route('/', wardPages)
publicPages.route('/', eventPages)
publicPages.route('/', registrationPages)
publicPages.route('/', ticketPages)
publicPages.route('/', subscribePages)
publicPages.route('/', campaignPages)
publicPages.route('/', docsPages)
publicPages.route('/', pairPages)
publicPages.route('/', checkinPages)
publicPages.route('/', privacyPages)
publicPages.route('/', familyPages)
publicPages.route('/', requestPages)
