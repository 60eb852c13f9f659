import { z } from 'zod'
import { campaignInput, saveCampaignInput } from '../campaigns/campaign-input'
import { planInput } from '../events/check-plan'
import { confirmImportInput } from '../events/confirm-import'
import { copyInput } from '../events/copy-event'
import { eventInput, saveEventInput } from '../events/event-input'
import { freeSlotsFilter } from '../events/list-free-slots'
import { meetingFilter } from '../events/list-meetings'
import { queueFilter } from '../events/list-submitted'
import { moveInput } from '../events/move-occurrence'
import { pageFilter } from '../events/page-events'
import { publishInput } from '../events/publish-events'
import { planFilter } from '../events/read-plan'
import { reasonInput } from '../events/reason-input'
import { returnInput } from '../events/return-events'
import { dateInput } from '../events/skip-date'
import { submitInput } from '../events/submit-events'
import { alertInput } from '../led/alert-schema'
import { messageInput, versionInput } from '../led/message-schema'
import { playsFilter } from '../led/report-plays'
import { screenInput } from '../led/screen-schema'
import { headcountSchema } from '../participation/save-headcount'
import { censusInput } from '../people/census-input'
import { childInput } from '../people/child-input'
import { holidayName, periodsSchema, stormsSchema, termSchema } from '../places/almanac-fields'
import { groupSchema, organizationSchema, venueSchema } from '../places/place-fields'
import { provinceQuery } from '../reports/list-province-reports'
import { periodQuery } from '../reports/period'
import { reportInput, signInput, wordsInput } from '../reports/report-input'
import { date } from '../shared/parse'
import { importQuery, seasonCopyInput } from './imports'
import { registrationInput } from './registration-input'

const searched = z.object({ q: z.string().optional() })

/**
 * What each operation reads from the body of a request. The schemas are those the verbs themselves read with: the
 * description cannot drift from what is accepted.
 */
export const bodies: Record<string, z.ZodType> = {
  'POST /api/v1/organizations': organizationSchema,
  'PUT /api/v1/organizations/:organization': organizationSchema,
  'POST /api/v1/groups': groupSchema,
  'PUT /api/v1/groups/:group': groupSchema,
  'POST /api/v1/venues': venueSchema,
  'PUT /api/v1/venues/:venue': venueSchema,
  'PUT /api/v1/holidays/:date': holidayName,
  'POST /api/v1/school-terms': termSchema,
  'PUT /api/v1/school-terms/:term': termSchema,
  'PUT /api/v1/school-periods': periodsSchema,
  'PUT /api/v1/storm-season': stormsSchema,
  'POST /api/v1/events': eventInput,
  'POST /api/v1/events/:event/copies': copyInput,
  'PUT /api/v1/events/:event': saveEventInput,
  'POST /api/v1/events/:event/return': reasonInput,
  'POST /api/v1/events/:event/cancellation': reasonInput,
  'POST /api/v1/events/:event/occurrences/:occurrence/cancellation': reasonInput,
  'POST /api/v1/events/:event/postponement': reasonInput,
  'POST /api/v1/events/:event/restoration': reasonInput,
  'POST /api/v1/events/:event/occurrences/:occurrence/postponement': reasonInput,
  'POST /api/v1/events/:event/occurrences/:occurrence/restoration': reasonInput,
  'PUT /api/v1/events/:event/occurrences/:occurrence': moveInput,
  'POST /api/v1/events/:event/following': saveEventInput.safeExtend({ from: date() }),
  'POST /api/v1/events/:event/skips': dateInput,
  'POST /api/v1/plan-checks': planInput,
  'POST /api/v1/submissions': submitInput,
  'POST /api/v1/publications': publishInput,
  'POST /api/v1/returns': returnInput,
  'POST /api/v1/imports/:import/confirmation': confirmImportInput,
  'POST /api/v1/season-copies': seasonCopyInput,
  'POST /api/v1/campaigns': campaignInput,
  'PUT /api/v1/campaigns/:campaign': saveCampaignInput,
  'POST /api/v1/screens': screenInput,
  'POST /api/v1/led-alerts': alertInput,
  'POST /api/v1/led-messages': messageInput,
  'PUT /api/v1/led-messages/:message': messageInput.safeExtend(versionInput.shape),
  'POST /api/v1/led-messages/:message/approval': versionInput,
  'POST /api/v1/children': childInput,
  'POST /api/v1/reports': reportInput,
  'PUT /api/v1/census/:year': censusInput,
  'PUT /api/v1/reports/:report': wordsInput,
  'POST /api/v1/reports/:report/signature': signInput,
  'POST /api/v1/events/:event/registrations': registrationInput,
  'PUT /api/v1/occurrences/:occurrence/headcount': headcountSchema,
}

/** Operations that are sent a file: as the body itself, or as the field `file` of a form. */
export const uploads: readonly string[] = ['POST /api/v1/imports']

/** What each operation reads from the address. */
export const queries: Record<string, z.ZodObject> = {
  'GET /api/v1/organizations': searched,
  'GET /api/v1/groups': searched,
  'GET /api/v1/venues': searched,
  'GET /api/v1/holidays': z.object({ year: z.number().int().optional() }),
  'GET /api/v1/events': pageFilter,
  'GET /api/v1/events.xlsx': planFilter,
  'POST /api/v1/imports': importQuery,
  'GET /api/v1/meetings': meetingFilter,
  'GET /api/v1/venues/:venue/free-slots': freeSlotsFilter,
  'DELETE /api/v1/events/:event/skips/:date': z.object({ version: z.number().int().optional() }),
  'GET /api/v1/submitted': queueFilter,
  'GET /api/v1/campaigns': searched,
  'GET /api/v1/led-plays': playsFilter,
  'GET /api/v1/children': z.object({ groupId: z.string(), page: z.number().int().min(1).optional() }),
  'PUT /api/v1/occurrences/:occurrence/attendance/:child': z.object({ walkIn: z.boolean().optional() }),
  'GET /api/v1/reports/summary': periodQuery,
  'GET /api/v1/province/reports': provinceQuery,
  'GET /api/v1/province/summary': provinceQuery,
}
