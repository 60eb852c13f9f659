/** Text without what breaks parsers or cannot be encoded: controls other than the line break, and lone surrogates. */
export const clean = (value: string): string =>
  value.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}|\p{Surrogate}|[\u2028\u2029\ufffe\uffff]/gu, '')
