import type { Lang } from '../../model/lang.ts'
import { detectLang } from '../../text/detect.ts'
import type { Step } from './draft.ts'

/** Characters that a script is judged by. */
const SAMPLE = 400
/** A text in a script has more than this share of its letters in it, names and quotations of others counted. */
const MIN_SHARE = 0.3

const SCRIPTS = ['Arab', 'Latn', 'Cyrl', 'Hebr', 'Grek', 'Armn', 'Geor', 'Deva', 'Beng', 'Ethi', 'Thai']
/** What is not of a script: runs of it are few, its letters many. */
const OTHERS = new Map(SCRIPTS.map((script) => [script, new RegExp(`\\P{Script=${script}}+`, 'gu')]))
/** Languages whose script is remembered; inputs may declare any. */
const REMEMBERED = 1000
const NO_LETTERS = /\P{L}+/gu

/**
 * The declared language, unless the body is written in another script: pages of the one edition often carry
 * texts of the other under a wrong `lang`. Then, and where none is declared, the language that the body's
 * letters and words say. Between languages of one script the declaration wins, for it knows more than a few words tell.
 */
export const language: Step = (draft) => {
  const text = [...draft.text, draft.headline].join('\n')
  const declared = languageOf(draft.raw.lang)
  const lang = declared !== undefined && isWrittenIn(declared, text.slice(0, SAMPLE)) ? declared : detectLang(text)
  return lang === undefined ? { rejection: 'no-language', detail: draft.raw.lang } : { ...draft, lang }
}

/** The language of a BCP 47 tag without its region: `ar-EG` is `ar`. Undefined for `und` and what is no tag. */
function languageOf(tag: string | undefined): Lang | undefined {
  try {
    const language = tag && new Intl.Locale(tag).language
    return language === 'und' || language === '' ? undefined : language
  } catch {
    return undefined
  }
}

const scripts = new Map<Lang, string>()

/** The likely script of a language (Unicode CLDR). There are few languages, and Intl takes longer than the rest of the step. */
function scriptOf(lang: Lang): string {
  const script = scripts.get(lang) ?? new Intl.Locale(lang).maximize().script ?? ''
  if (scripts.size < REMEMBERED) scripts.set(lang, script)
  return script
}

/** By the likely script of the language. Mixed scripts, such as Japanese, are believed. */
function isWrittenIn(lang: Lang, text: string): boolean {
  const others = OTHERS.get(scriptOf(lang))
  if (others === undefined) return true
  return text.replace(others, '').length > MIN_SHARE * text.replace(NO_LETTERS, '').length
}
