/** Ids as they stand in the examples, by the name of their parameter in addresses. */
export const ids = {
  import: 'z6d1v8m3q0a7fy5k',
  organization: 'm4qz81tvx0e7krw2',
  group: 'c9n3hd5ay7g2ps6b',
  venue: 'v1e8w4jr6k0tz3qm',
  event: 'h7x2d9s5n1b4fy8c',
  occurrence: 'a3k6p0g9w2r5vt7e',
  campaign: 'q5t8z1m4c7h0xj3d',
  screen: 's2b6y9e3f7n1kg5w',
  message: 'r0v4j8p2x6a9td1h',
  alert: 'd8m2c5x9k1w4hs7n',
  child: 'e7c1n5w8g3z6qk0b',
  registration: 'y4h9f2t6d0s3mx7j',
  report: 'b6t1r9w4x8k2fm5c',
  correctedReport: 'j3n7q0v5d8y1ah4s',
  date: '2026-09-02',
  term: 'p7w3s0e6k2h9zx5a',
  staff: 'k8g5a1q3v9r7ej4p',
} as const

/** Tuesday 9 June 2026, 14:00 in Vietnam. */
export const NOW = 1_780_988_400_000
