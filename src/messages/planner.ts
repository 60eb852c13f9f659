export const vi = {}

export const en: typeof vi = {}
