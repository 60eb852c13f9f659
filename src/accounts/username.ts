export const USERNAME_MINIMUM = 3
export const USERNAME_MAXIMUM = 40

/** Lower-case letters, digits, and single dots, dashes or underscores between them. */
export const isUsername = (text: string): boolean => /^[a-z0-9]+([._-][a-z0-9]+)*$/.test(text)

/** A user name that nobody can choose: signing in as it costs the same time as a wrong password. */
export const NOBODY = 'nobody--0'
