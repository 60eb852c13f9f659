import { z } from 'zod'
import { wardRoles } from '../shared/actor'
import { Invalid } from '../shared/errors'
import { idText, line, optional, phone } from '../shared/parse'
import { fold } from '../shared/text'
import { isUsername, USERNAME_MAXIMUM, USERNAME_MINIMUM } from './username'

const PASSWORD_MINIMUM = 10
const PASSWORD_MAXIMUM = 100

/** A new password, exactly as typed. */
export const newPassword = () =>
  z.string('required').min(1, 'required').min(PASSWORD_MINIMUM, 'password_too_short').max(PASSWORD_MAXIMUM, 'too_long')

/** A password being checked, not chosen: any text of a bounded length. */
export const anyPassword = () => z.string('required').min(1, 'required').max(200, 'too_long')

/** What a person is called and signs in with. */
export const personFields = {
  name: line(80),
  username: z
    .string('required')
    .min(1, 'required')
    .max(200, 'invalid_username')
    .transform(text => text.normalize('NFC').trim().toLowerCase())
    .pipe(
      z
        .string()
        .min(USERNAME_MINIMUM, 'invalid_username')
        .max(USERNAME_MAXIMUM, 'invalid_username')
        .refine(isUsername, 'invalid_username'),
    ),
  phone: optional(phone()),
  password: newPassword(),
}

/** A role, and what a coordinator or group head belongs to. */
export const roleFields = {
  role: z.enum(wardRoles, 'invalid_value'),
  organizationId: optional(idText()),
  groupId: optional(idText()),
}

/**
 * Refuses a password that is the user name or the name, with or without marks, spaces and dots.
 * @throws Invalid
 */
export function refuseGuessable(password: string, ...names: string[]): void {
  const bare = (text: string) => fold(text).replace(/[^a-z0-9]/g, '')
  if (names.some(name => bare(name) === bare(password))) throw new Invalid({ password: { code: 'password_is_name' } })
}
