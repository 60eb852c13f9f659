const VOWELS = 'aăâeêioôơuưy'
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']

/** Every letter with a mark that Vietnamese has, small and capital, each one code point. */
export const VIETNAMESE = ((small: string) => small + small.toUpperCase())(
  `${[...VOWELS].flatMap(vowel => TONES.map(tone => (vowel + tone).normalize('NFC'))).join('')}đ`,
)
