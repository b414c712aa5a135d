import type { EditionLang, Lang } from '../model/lang.ts'
import ar from './ar.json' with { type: 'json' }
import type { Voice } from './edition.ts'
import en from './en.json' with { type: 'json' }
import { digits, formatNumber } from './numbers.ts'

export type MessageKey = keyof typeof en
export type MessageParams = Readonly<Record<string, string | number>>

/** A piece of a message: its own words, or what stands in the place of `{param}`. */
export interface MessagePart {
  readonly text: string
  readonly param?: string
}

type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

const MESSAGES: Readonly<Record<EditionLang, ReadonlyMap<string, string | Plural>>> = {
  ar: new Map(Object.entries(ar)),
  en: new Map(Object.entries(en)),
}
const RULES: Readonly<Record<EditionLang, Intl.PluralRules>> = {
  ar: new Intl.PluralRules('ar'),
  en: new Intl.PluralRules('en'),
}

/**
 * A message in plain text, to be escaped by whoever puts it into markup. `params.count` chooses the
 * plural form and is printed grouped; every other number is printed as it is (a port, a year), both
 * in the voice's digits. Texts are printed unchanged.
 */
export function message(voice: Voice, key: MessageKey, params: MessageParams = {}): string {
  const form = formOf(voice.lang, key, params) ?? key
  return form.includes('{') ? joined(filled(voice, form, params)) : form
}

/** The same in pieces, for a page that links or isolates what stands in a placeholder. */
export function messageParts(voice: Voice, key: MessageKey, params: MessageParams = {}): readonly MessagePart[] {
  return filled(voice, formOf(voice.lang, key, params) ?? key, params)
}

/** The sentence of a `Problem` for the command line, `problem.<code>`; an unknown code is named in a general one. */
export function problemMessage(lang: EditionLang, code: string, params: MessageParams = {}): string {
  const voice: Voice = { lang, digits: 'latn' }
  const form = formOf(lang, `problem.${code}`, params)
  return form === undefined ? message(voice, 'problem.unknown', { code }) : joined(filled(voice, form, params))
}

/** The languages that have a name in every edition. */
export const NAMED_LANGUAGES: readonly Lang[] = Object.keys(en).flatMap((key) => /^language\.(.+)/.exec(key)?.[1] ?? [])

/** A language's name in the language of the voice, else its tag. */
export function languageName(voice: Voice, lang: string): string {
  return formOf(voice.lang, `language.${lang}`, {}) ?? lang
}

function formOf(lang: EditionLang, key: string, params: MessageParams): string | undefined {
  const entry = MESSAGES[lang].get(key)
  return typeof entry === 'object' ? pluralForm(lang, entry, Number(params.count)) : entry
}

/** English has no `zero` of its own in CLDR, yet “No comments yet” is better than “0 comments” where it is written. */
function pluralForm(lang: EditionLang, forms: Plural, count: number): string | undefined {
  if (count === 0 && forms.zero !== undefined) return forms.zero
  return forms[ruleOf(lang, count)] ?? forms.other
}

const SMALL = 1000
const smallRules: Readonly<Record<EditionLang, Intl.LDMLPluralRule[]>> = { ar: [], en: [] }

/** Most counts are small, and Intl takes longer than the rest of their page's line. */
function ruleOf(lang: EditionLang, count: number): Intl.LDMLPluralRule {
  if (!Number.isInteger(count) || count < 0 || count >= SMALL) return RULES[lang].select(count)
  const rule = smallRules[lang][count] ?? RULES[lang].select(count)
  smallRules[lang][count] = rule
  return rule
}

function filled(voice: Voice, form: string, params: MessageParams): readonly MessagePart[] {
  return piecesOf(form).map((text, index) => {
    if (index % 2 === 0) return { text }
    const value = params[text]
    return { param: text, text: value === undefined ? `{${text}}` : printed(voice, text, value) }
  })
}

const pieces = new Map<string, readonly string[]>()

/** Words and names of placeholders in turn. There are as many forms as the locale files have. */
function piecesOf(form: string): readonly string[] {
  const known = pieces.get(form)
  if (known) return known
  const split = form.split(/\{(\w+)\}/)
  pieces.set(form, split)
  return split
}

function printed(voice: Voice, name: string, value: string | number): string {
  if (typeof value === 'string') return value
  return name === 'count' ? formatNumber(voice, value) : digits(voice, String(value))
}

function joined(parts: readonly MessagePart[]): string {
  return parts.map(({ text }) => text).join('')
}
