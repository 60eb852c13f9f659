import type { Category, organizationKinds } from '../shared/choices'

/** The shapes a demo ward is written in. Weeks count from the season's first Monday; week 3 is the week of the seeding. */
export type DemoEvent = {
  title: string
  description: string
  category: Category
  organization: string
  /** A venue's key; none for an online meeting. */
  venue?: string
  online?: string
  campaign?: string
  /** First and last week, inclusive. */
  weeks: [first: number, last: number]
  /** ISO weekdays: 1 is Monday. */
  days: number[]
  time: string
  minutes: number
  /** In place of weeks and days: a day of the lunar calendar three years running, or a lesson in the weeks of school. */
  repeats?: { lunarDay: number; lunarMonth: number } | { lesson: number; day: number }
  ages?: [from: number, to: number]
  /** Residential groups; none means the whole ward. */
  groups?: string[]
  /** With a capacity children are registered beforehand; without, they come as they are. */
  seats?: { capacity: number; priority: number }
  /** A crowd: counted by category, not by name. */
  crowd?: boolean
  /** Where it stands; published unless said otherwise. */
  state?: 'draft' | 'submitted' | { returned: string } | { cancelled: string }
  /** One meeting called off: week and reason. */
  calledOff?: { week: number; reason: string }
}

export type DemoBoard = {
  name: string
  width: number
  height: number
  group?: string
  tags?: string[]
  colours?: 'full' | 'mono'
  freezes?: boolean
  /** How its device does: plays and reports, lost its network two hours ago, or is not hung up yet. */
  life: 'playing' | 'cut_off' | 'new'
  /** The format it reads. */
  reads: string
}

export type DemoMessage = {
  text: string
  campaign?: string
  /** Within the season; from 06:00 to 22:00 every day unless said otherwise. */
  windows?: { fromTime?: string; toTime?: string; days?: number[] }[]
  /** A day that is left out: week and weekday. */
  except?: [week: number, day: number]
  tags?: string[]
  share?: number
  freezeSafe?: boolean
  loudspeaker?: string
  social?: string
  draft?: boolean
}

export type DemoWard = {
  ward: {
    id: string
    slug: string
    kind: 'phuong' | 'xa'
    name: string
    provinceCode: string
    provinceName: string
    seasonName: string
  }
  organizations: Record<string, { name: string; kind: (typeof organizationKinds)[number]; phone?: string }>
  groups: Record<string, string>
  venues: Record<string, { name: string; address: string; capacity: number; outdoor?: boolean; group?: string }>
  /** Where to report locally, besides 111. */
  contacts: { name: string; phone: string }[]
  campaigns: Record<
    string,
    {
      name: string
      description: string
      organization: string
      letter: { symbol: string; issuer: string; subject: string; issuedOn: string; basedOn: string[] }
    }
  >
  screens: DemoBoard[]
  messages: DemoMessage[]
  events: DemoEvent[]
  /** Shares of children, for an invented register. */
  children: { poor: number; nearPoor: number; special: number; minority: number }
}
