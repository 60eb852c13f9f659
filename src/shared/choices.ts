/** What can be chosen, under one name each for columns, schemas and forms; its words are in `messages`. */

export const categories = ['culture', 'sports', 'digital_skills', 'online_safety'] as const
export type Category = (typeof categories)[number]

export const modes = ['in_person', 'online', 'hybrid'] as const
export type Mode = (typeof modes)[number]

export const eventStatuses = ['draft', 'submitted', 'published', 'returned', 'postponed', 'cancelled'] as const
export const meetingStatuses = ['scheduled', 'postponed', 'cancelled'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]

export const organizationKinds = [
  'office',
  'police',
  'health',
  'school',
  'front',
  'youth_union',
  'service_centre',
  'other',
] as const

export const genders = ['girl', 'boy', 'other'] as const
export const households = ['none', 'near_poor', 'poor'] as const
/** What a family may agree to, each for itself. */
export const consentPurposes = ['taking_part', 'photo', 'contact'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

export const relations = ['mother', 'father', 'grandparent', 'other_guardian'] as const

/** Of a crowd counted without names. */
export const crowdGenders = ['girls', 'boys'] as const
export const crowdAges = ['0_5', '6_10', '11_15', '16_17'] as const
