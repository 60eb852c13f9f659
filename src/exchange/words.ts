import type { Category, Mode } from '../shared/choices'
import { fold } from '../shared/text'

const lookup = <T extends string>(words: Record<T, string>) =>
  new Map(
    Object.entries<string>(words).flatMap(([value, all]) => all.split('|').map(word => [word, value as T] as const)),
  )

// Without marks and in lower case, as `fold` makes them.
const categories = lookup<Category>({
  culture: 'culture|van hoa|van nghe|van hoa van nghe|van hoa, van nghe|nghe thuat|van hoa - van nghe',
  sports: 'sports|sport|the thao|the duc the thao|the duc, the thao|tdtt|the duc',
  digital_skills: 'digital_skills|digital skills|ky nang so|cong dan so|tin hoc|chuyen doi so',
  online_safety:
    'online_safety|online safety|an toan mang|an toan internet|internet an toan|an toan tren mang|an toan khong gian mang',
})
const modes = lookup<Mode>({
  in_person: 'in_person|in person|truc tiep|tai cho|offline',
  online: 'online|truc tuyen|qua mang',
  hybrid: 'hybrid|ket hop|truc tiep va truc tuyen|truc tiep ket hop truc tuyen',
})
const registrations = lookup<'none' | 'open'>({
  open: 'x|open|co|yes|dang ky truoc|can dang ky|register beforehand|true|1|✓|✔',
  none: 'none|khong|no|den la vao|den la vao, khong can dang ky|khong can dang ky|khong can|come as you are|false|0|-',
})

/** The category a text names, in either language. */
export const readCategory = (text: string): Category | undefined => categories.get(fold(text))
/** The mode a text names. */
export const readMode = (text: string): Mode | undefined => modes.get(fold(text))
/** Whether children are registered beforehand: an `x`, yes or no, or in words. */
export const readRegistration = (text: string): 'none' | 'open' | undefined => registrations.get(fold(text))
/** Whether a text means everybody rather than single residential groups. */
export const isEverybody = (text: string): boolean =>
  /^(ca|toan|tat ca)( (phuong|xa|cac (to|thon|ban)|tdp|phuong, xa|to dan pho))*$|^(the )?whole ward$|^all( groups)?$/.test(
    fold(text),
  )
