import { fold } from '../shared/text'
import type { SheetKind } from './sheet-kind'

/** What the columns of a ward's list of children can say. */
export type ChildField =
  | 'name'
  | 'familyName'
  | 'givenName'
  | 'birth'
  | 'gender'
  | 'girl'
  | 'boy'
  | 'group'
  | 'household'
  | 'poor'
  | 'nearPoor'
  | 'special'
  | 'ethnicity'
  | 'phone'
  | 'guardian'
  | 'relation'
  | 'guardianPhone'
  | 'mother'
  | 'motherPhone'
  | 'father'
  | 'fatherPhone'

/** Children of one file. */
export const MOST_CHILDREN = 10_000

// Without marks and in lower case, as `simple` makes them.
const names: Record<ChildField, string> = {
  name: 'ho va ten|ho ten|ho va ten tre|ho ten tre|ho va ten tre em|ho ten tre em|ho va ten em|ho ten em|ho va ten con|ho ten con|ten tre|ten em|ho va ten hoc sinh|ho ten hoc sinh|ten|ho va ten chau|ho ten chau|name|full name|child|child s name|child s full name',
  familyName: 'ho|ho dem|ho va dem|ho va ten dem|ho ten dem|ho lot|ho va chu lot|family name|surname|last name',
  givenName: 'ten goi|ten rieng|given name|first name',
  birth:
    'ngay sinh|nam sinh|ngay thang nam sinh|ngay thang nam|sinh nam|ngay sinh nam sinh|ngay nam sinh|sinh ngay|ns|nam sinh ngay sinh|thang nam sinh|ngay thang nam sinh nam sinh|born|birth|birthday|birth year|year of birth|date of birth|birth date|dob',
  gender: 'gioi tinh|gioi|gt|phai|nam nu|gender|sex',
  girl: 'nu|gai|be gai|gioi tinh nu|girl|girls|female',
  boy: 'nam|trai|be trai|gioi tinh nam|boy|boys|male',
  group:
    'to|tdp|to dan pho|thon|ban|xom|khu pho|ap|khu dan cu|khu|to thon ban|to dan pho thon ban|thon ban|thon to|thon to dan pho|to dan pho thon|thon xom|dia chi to|to so|dia chi|noi o|cho o|noi o hien nay|cho o hien nay|noi cu tru|noi thuong tru|residential group|group|village',
  household: 'ho gia dinh|dien ho|loai ho|hoan canh kinh te|hoan canh gia dinh|dien chinh sach|household',
  poor: 'ho ngheo|ngheo|con ho ngheo|tre em ngheo|tre ho ngheo|thuoc ho ngheo|poor|poor household',
  nearPoor: 'can ngheo|ho can ngheo|con ho can ngheo|thuoc ho can ngheo|near poor|near poor household',
  special:
    'hoan canh dac biet|hcdb|co hoan canh dac biet|tre em co hoan canh dac biet|hoan canh dac biet kho khan|dac biet|hcdbkk|te hcdb|tre hcdb|special circumstances',
  ethnicity: 'dan toc|dan toc thieu so|dtts|thanh phan dan toc|ethnicity|ethnic minority|ethnic group',
  phone:
    'dien thoai|so dien thoai|sdt|dt|so dt|so dien thoai gia dinh|dien thoai gia dinh|dien thoai lien he|so dien thoai lien he|sdt lien he|sdt gia dinh|lien he|phone|telephone|mobile|family phone|phone number',
  guardian:
    'nguoi giam ho|ho ten nguoi giam ho|ho va ten nguoi giam ho|cha me|bo me|phu huynh|ho ten cha me|ho va ten cha me|ho ten bo me|ho va ten bo me|ho ten phu huynh|ho va ten phu huynh|cha me nguoi giam ho|ho ten cha me nguoi giam ho|ho va ten cha me nguoi giam ho|cha hoac me|ho ten cha hoac me|ho va ten cha hoac me|chu ho|ho ten chu ho|ho va ten chu ho|nguoi nuoi duong|nguoi cham soc|nguoi lien he|guardian|guardian s name|parent|parents|parent s name',
  relation: 'quan he|quan he voi tre|quan he voi em|moi quan he|quan he voi tre em|relation|relationship',
  guardianPhone:
    'dien thoai phu huynh|so dien thoai phu huynh|sdt phu huynh|dien thoai nguoi giam ho|so dien thoai nguoi giam ho|sdt nguoi giam ho|dien thoai cha me|so dien thoai cha me|sdt cha me|sdt bo me|so dien thoai bo me|dien thoai bo me|dien thoai chu ho|nguoi giam ho dien thoai|nguoi giam ho so dien thoai|nguoi giam ho sdt|cha me dien thoai|cha me so dien thoai|cha me sdt|guardian s phone|parent s phone|guardian phone',
  mother: 'me|ho ten me|ho va ten me|ten me|mother|mother s name',
  motherPhone:
    'dien thoai me|sdt me|so dien thoai me|dien thoai cua me|me dien thoai|me sdt|me so dien thoai|mother s phone',
  father: 'cha|bo|ho ten cha|ho va ten cha|ho ten bo|ho va ten bo|ten cha|ten bo|father|father s name',
  fatherPhone:
    'dien thoai cha|dien thoai bo|sdt cha|sdt bo|so dien thoai cha|so dien thoai bo|cha dien thoai|cha sdt|bo dien thoai|bo sdt|father s phone',
}

const fields = new Map(
  Object.entries(names).flatMap(([field, all]) => all.split('|').map(name => [name, field as ChildField] as const)),
)

/** A heading without marks, brackets, stars and punctuation. */
const simple = (text: string): string =>
  fold(text.slice(0, 200))
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Headings over several columns under which a bare name, phone or relation is the guardian's. */
const OVER_GUARDIAN = /^(nguoi giam ho|cha me|bo me|phu huynh|cha me nguoi giam ho|thong tin (cha me|phu huynh).*)$/
const OF_GUARDIAN: Partial<Record<ChildField, ChildField>> = { name: 'guardian', phone: 'guardianPhone' }

function columnOf(header: string, group: string): ChildField | null {
  const [leaf, above] = [simple(header), simple(group)]
  if (!leaf) return null
  const own = fields.get(leaf) ?? null
  if (!above || above === leaf) return own
  const joined = fields.get(`${above} ${leaf}`)
  if (joined) return joined
  if (OVER_GUARDIAN.test(above) && own) return OF_GUARDIAN[own] ?? own
  // "Họ và tên" over "Họ đệm" and "Tên".
  if (fields.get(above) === 'name' && own === 'name') return 'givenName'
  return own
}

/** A list of children: there is none without names. */
export const childSheet: SheetKind<ChildField> = {
  mostRows: MOST_CHILDREN,
  columnOf,
  sayOnce: field => field,
  score(columns) {
    const said = new Set(columns.filter(field => field !== null))
    return said.has('name') || (said.has('familyName') && said.has('givenName')) ? said.size : 0
  },
  refusals: { empty: 'list_empty', tooMany: 'list_too_many_rows' },
}
