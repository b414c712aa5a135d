import type { Lang } from '../model/lang.ts'
import { ARABIC_SCRIPT_SIGNS, type Signs } from './arabic-script.ts'
import { ENGLISH_WORDS, FOREIGN_WORDS } from './en/stop-words.ts'

/** UTF-16 units that are looked at: enough to be sure, and bounded. */
const SAMPLE = 5_000
const MIN_LETTERS = 6

/**
 * The language of a text, when its letters or little words say so: the languages of the Arabic script
 * that `ARABIC_SCRIPT_SIGNS` knows, or English. Undefined for anything else and whenever it is not
 * clear: too short, digits only, two scripts in equal parts, another language in Latin letters.
 */
export function detectLang(text: string): Lang | undefined {
  const sample = text.slice(0, SAMPLE).normalize('NFC')
  const arabic = count(sample, /\p{Script=Arabic}/gu)
  const latin = count(sample, /\p{Script=Latin}/gu)
  const letters = count(sample, /\p{L}/gu)
  if (letters < MIN_LETTERS) return undefined
  if (arabic > 1.2 * latin && arabic * 2 > letters) return arabicScriptLang(sample)
  return latin > 1.2 * arabic && latin * 2 > letters ? english(sample) : undefined
}

/** The language with the highest score, if it is clearly ahead of the next. */
function arabicScriptLang(sample: string): Lang | undefined {
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  const scores = ARABIC_SCRIPT_SIGNS.map((signs) => ({ lang: signs.lang, score: scoreOf(signs, sample, words) }))
  const [best, next] = scores.sort((a, b) => b.score - a.score)
  return best && next && best.score >= 3 && best.score >= 1.25 * next.score ? best.lang : undefined
}

function scoreOf({ own, usual, words, article }: Signs, sample: string, found: readonly string[]): number {
  const telling = found.filter((word) => words.has(word) || article?.test(word)).length
  return 3 * count(sample, own) + count(sample, usual) + 3 * telling
}

/** English by the share of its little words, unless those of a neighbour are nearly as many. */
function english(sample: string): Lang | undefined {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const own = words.filter((word) => ENGLISH_WORDS.has(word)).length
  const foreign = words.filter((word) => FOREIGN_WORDS.has(word)).length
  return words.length > 2 && own >= words.length / 12 && own > 2 * foreign ? 'en' : undefined
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
