import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawableText, undrawable } from '../../src/led/frames/drawable'
import { VIETNAMESE } from '../support/vietnamese'

describe('what boards can draw', () => {
  test('is every Vietnamese letter, precomposed or not, and what stands in sentences', () => {
    const sentences = `${VIETNAMESE} 0123456789 .,;:!?…()[]“”‘’"'–—-/+*%&@#°½₫€©·•×`
    expect(undrawable(sentences)).toEqual([])
    expect(undrawable(sentences.normalize('NFD'))).toEqual([])
  })

  test('is not an emoji, a letter of another script, or anything one cannot see', () => {
    expect(undrawable('Vui 🎉 Tết 👨‍👩‍👧 🇻🇳')).toEqual(['🎉', '👨‍👩‍👧', '🇻🇳'])
    expect(undrawable('漢字 và ไทย')).toEqual(['漢', '字', 'ไ', 'ท', 'ย'])
    expect(undrawable('a\u202eb\u2066c\u200bd\u200fe\ufeff')).toEqual([
      'U+202E',
      'U+2066',
      'U+200B',
      'U+200F',
      'U+FEFF',
    ])
    expect(undrawable('a\u0000b\u0007c\u009fd')).toEqual(['U+0000', 'U+0007', 'U+009F'])
    expect(undrawable('x\u0338 \ud800')).toEqual(['U+0338', 'U+D800'])
  })

  test('names each once, and takes line breaks for spaces', () => {
    expect(undrawable('🎉 một\r\nhai\tba 🎉')).toEqual(['🎉'])
    expect(drawableText(' một\r\nhai\tba ')).toBe('một hai ba')
  })
})

describe('a text that fills in by itself', () => {
  test('loses what cannot be drawn and nothing else', () => {
    expect(drawableText('Vui🎉Tết')).toBe('Vui Tết')
    expect(drawableText('a\u200bb\u202ec')).toBe('abc')
    expect(drawableText('To\u0302\u0309 da\u0302n pho\u0302\u0301')).toBe('Tổ dân phố')
    expect(drawableText('🎉🎉')).toBe('')
  })

  test('has letters in fancy dress made plain', () => {
    expect(drawableText('𝐆𝐨̣𝐢 １１１ ﬁ')).toBe('Gọi 111 fi')
  })

  test('can always be drawn, says the same the second time, and is empty only where nothing was legible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        const drawn = drawableText(text)
        expect(undrawable(drawn)).toEqual([])
        expect(drawableText(drawn)).toBe(drawn)
        if (/[A-Za-z0-9]/.test(text)) expect(drawn).not.toBe('')
      }),
    )
  })
})
