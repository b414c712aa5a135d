/** A BCP 47 language tag in its canonical form: `ar`, `en`, `fa`, `ckb`. */
export type Lang = string

export type Direction = 'rtl' | 'ltr'

/** The languages in which the site itself speaks; an article may be in any other. */
export const EDITION_LANGS = ['ar', 'en'] as const
export type EditionLang = (typeof EDITION_LANGS)[number]

/** A text that a person wrote in more than one language: names of sources and sections, usage terms. */
export type Localised = Readonly<Partial<Record<EditionLang, string>>>

const RTL_LANGS = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/**
 * The direction of a language's own script. A text's direction comes from here and never from its
 * first letter: Arabic headlines begin with Latin names.
 */
export function directionOf(lang: Lang): Direction {
  const primary = lang.split('-', 1)[0] ?? lang
  return RTL_LANGS.has(primary) ? 'rtl' : 'ltr'
}

export function isEditionLang(value: string | undefined): value is EditionLang {
  return value === 'ar' || value === 'en'
}

/** The text in the wanted language, else in another with its language told, so that it can be marked. */
export function localised(text: Localised, wanted: EditionLang): { text: string; lang: EditionLang } {
  const lang = text[wanted] === undefined ? EDITION_LANGS.find((one) => text[one] !== undefined) : wanted
  return { text: text[lang ?? wanted] ?? '', lang: lang ?? wanted }
}
