/** What to do about characters that are named by their code because nobody can see them; empty where there are none. */
export const hiddenNext = {
  vi: (found: string) => (found.includes('U+') ? ' Mã U+… là ký tự ẩn, hay lẫn vào khi chép: hãy gõ lại câu.' : ''),
  en: (found: string) =>
    found.includes('U+') ? ' U+… is a hidden character, mostly from copying: type the sentence anew.' : '',
}
