import type { Reason } from '../shared/errors'
import * as accounts from './accounts'
import * as almanac from './almanac'
import * as attendance from './attendance'
import * as campaigns from './campaigns'
import * as census from './census'
import * as checkin from './checkin'
import * as common from './common'
import * as docs from './docs'
import * as errors from './errors'
import * as events from './events'
import * as exchange from './exchange'
import * as findings from './findings'
import * as freeSlots from './free-slots'
import * as led from './led'
import * as ledAlerts from './led-alerts'
import * as ledFeed from './led-feed'
import * as people from './people'
import * as places from './places'
import * as planner from './planner'
import * as plans from './plans'
import * as publicSide from './public'
import * as register from './register'
import * as registration from './registration'
import * as reportDocuments from './report-documents'
import * as reports from './reports'
import * as rights from './rights'
import * as rules from './rules'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

const vi = {
  ...common.vi,
  errors: errors.vi,
  accounts: accounts.vi,
  almanac: almanac.vi,
  attendance: attendance.vi,
  campaigns: campaigns.vi,
  checkin: checkin.vi,
  census: census.vi,
  docs: docs.vi,
  events: events.vi,
  exchange: exchange.vi,
  findings: findings.vi,
  freeSlots: freeSlots.vi,
  led: led.vi,
  ledAlerts: ledAlerts.vi,
  ledFeed: ledFeed.vi,
  people: people.vi,
  places: places.vi,
  planner: planner.vi,
  plans: plans.vi,
  public: publicSide.vi,
  register: register.vi,
  registration: registration.vi,
  reportDocuments: reportDocuments.vi,
  reports: reports.vi,
  rights: rights.vi,
  rules: rules.vi,
}

export type Messages = typeof vi

const en: Messages = {
  ...common.en,
  errors: errors.en,
  accounts: accounts.en,
  almanac: almanac.en,
  attendance: attendance.en,
  campaigns: campaigns.en,
  checkin: checkin.en,
  census: census.en,
  docs: docs.en,
  events: events.en,
  exchange: exchange.en,
  findings: findings.en,
  freeSlots: freeSlots.en,
  led: led.en,
  ledAlerts: ledAlerts.en,
  ledFeed: ledFeed.en,
  people: people.en,
  places: places.en,
  planner: planner.en,
  plans: plans.en,
  public: publicSide.en,
  register: register.en,
  registration: registration.en,
  reportDocuments: reportDocuments.en,
  reports: reports.en,
  rights: rights.en,
  rules: rules.en,
}

/** The catalogue of one language. Each room's file holds Vietnamese and English side by side; the types keep them equal. */
export const messages = (language: Language): Messages => (language === 'en' ? en : vi)

/** A reason as a sentence. */
export const explain = (m: Messages, reason: Reason): string => m.errors[reason.code](reason.values ?? {})
