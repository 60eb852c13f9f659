/**
 * A Vietnamese phone number as stored: `+84…`, or a short code such as `111` as it is.
 * Accepts `0912 345 678`, `84912…`, `+84 (0)912…`, dots and dashes. Null when it is not a number.
 */
export function readPhone(text: string): string | null {
  const digits = text.replace(/\(0\)/g, '').replace(/[\s.()-]/g, '')
  if (/^1\d{2,4}$/.test(digits)) return digits
  const national = digits.replace(/^(\+84|0084|84(?=\d{9,10}$))/, '0')
  return /^0[2-9]\d{8,9}$/.test(national) ? `+84${national.slice(1)}` : null
}

/** A stored phone as people write it: `0912 345 678`. */
export const writtenPhone = (phone: string): string =>
  phone.startsWith('+84') ? `0${phone.slice(3)}`.replace(/^(\d{4})(\d{3})(\d+)$/, '$1 $2 $3') : phone
