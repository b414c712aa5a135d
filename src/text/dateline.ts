import { isAgency } from './agencies.ts'
import { fold } from './fold.ts'
import { monthOf } from './month-names.ts'

/** A first paragraph taken apart: `طرابلس (رويترز) - سيطرت` is place, agency and text. */
export interface Dateline {
  readonly dateline?: string
  readonly agency?: string
  readonly rest: string
}

/** A dateline ends within the first characters of the paragraph, or there is none. */
const REACH = 160
const MAX_WORDS = 6

/** A dash between spaces or after a parenthesis (a hyphen inside a name is none), or a colon. */
const SEPARATOR = /\s+-{1,2}\s+|(?<=\))\s*-{1,2}\s*|\s*[–—]\s*|\s+ـ+\s+|:\s+/u

const AGENCY_AT_END = /^([^()]*)\(([^()]{2,40})\),?$/
const QUOTED_AGENCY = /^[«“"]([^«»“”"]{2,30})[»”"]\s*:\s*/

const DATE_AT_END =
  /[\s,،]*(?:في |يوم )?(?:(\p{L}+)\.? ([\d٠-٩]{1,2})|([\d٠-٩]{1,2}) (\p{L}+)(?:[ /(]+\p{L}+\)?)?)(?:,? [\d٠-٩]{4})?[\s,،]*$/u

const ARABIC_PLACE = /^[\p{Script=Arabic}\p{M}]+(?:[\s/،-]+[\p{Script=Arabic}\p{M}]+)*$/u
const NAMED_PLACE = /^\p{Lu}[\p{L}\p{M}.'’-]*(?:[\s/,]+\p{Lu}[\p{L}\p{M}.'’-]*)*$/u
const CAPITALS = /^\p{Lu}[\p{Lu}\p{M}.'’-]+(?:[\s/]+\p{Lu}[\p{Lu}\p{M}.'’-]*)*(?:, [\p{L}\p{M}.'’ -]+)?$/u

/** Capitals that begin a paragraph of another kind. */
const NOT_PLACES =
  /^(?:NATO|OPEC|UNICEF|UNESCO|UNRWA|UNHCR|UNIFIL|UNSMIL|FIFA|UEFA|ASEAN|HAMAS|ISIS|ISIL|DAESH|COVID|BREAKING|UPDATED?|WATCH|LIVE|EXCLUSIVE|OPINION|ANALYSIS|EDITORIAL|FACTBOX|TIMELINE|EXPLAINER|INTERVIEW|CORRECT(?:ION|ED)|REVIEW|VIDEO|PHOTOS?|NOTE|READ MORE|QUESTION|ANSWER)(?![\p{L}])/u

/** An Arabic sentence that quotes an agency begins with one of these, folded; a place does not. */
const SPEECH = /(?:^| )[وف]?(?:قال|ذكر|نقل|افاد|اعلن|وكاله|صحيفه|بحسب|وفق)/

/**
 * The dateline in front of a report's first sentence. Taken for one: a place before a known agency in
 * parentheses and a dash; a place in capitals before a dash or a colon; an Arabic place before an agency
 * in quotation marks. A date in it is left out, since the article has its own. Anything else is text,
 * so that a sentence with a dash or a parenthesis stays whole.
 */
export function splitDateline(paragraph: string): Dateline {
  const separator = SEPARATOR.exec(paragraph.slice(0, REACH))
  if (!separator) return { rest: paragraph }
  const head = paragraph.slice(0, separator.index).trim()
  const rest = paragraph.slice(separator.index + separator[0].length)
  const found =
    rest === '' ? undefined : (withAgency(head, rest) ?? withQuotedAgency(head, rest) ?? inCapitals(head, rest))
  return found ?? { rest: paragraph }
}

function withAgency(head: string, rest: string): Dateline | undefined {
  const [, before = '', agency = ''] = AGENCY_AT_END.exec(head) ?? []
  if (agency === '') return undefined
  const { place } = withoutDate(before)
  if (isAgency(agency)) {
    if (place === '') return { agency, rest }
    return isPlace(place) ? { dateline: place, agency, rest } : undefined
  }
  return isCapitals(place) ? { dateline: place, agency, rest } : undefined
}

function withQuotedAgency(head: string, rest: string): Dateline | undefined {
  const quoted = QUOTED_AGENCY.exec(rest)
  if (!quoted?.[1] || !ARABIC_PLACE.test(head) || wordsOf(head) > 3 || SPEECH.test(fold(head))) return undefined
  return { dateline: head, agency: quoted[1], rest: rest.slice(quoted[0].length) }
}

function inCapitals(head: string, rest: string): Dateline | undefined {
  const { place, dated } = withoutDate(head)
  const isDateline = isCapitals(place) || (dated && NAMED_PLACE.test(place))
  return isDateline ? { dateline: place, rest } : undefined
}

function withoutDate(text: string): { place: string; dated: boolean } {
  const match = DATE_AT_END.exec(text)
  const month = match?.[1] ?? match?.[4]
  const dated = month !== undefined && monthOf(fold(month)) !== undefined
  return { place: (dated && match ? text.slice(0, match.index) : text).replace(/[\s,،]+$/, '').trim(), dated }
}

function isPlace(text: string): boolean {
  if (wordsOf(text) > MAX_WORDS) return false
  return NAMED_PLACE.test(text) || isCapitals(text) || (ARABIC_PLACE.test(text) && !SPEECH.test(fold(text)))
}

function isCapitals(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  return capitals > 3 && wordsOf(text) <= MAX_WORDS && CAPITALS.test(text) && !NOT_PLACES.test(text)
}

function wordsOf(text: string): number {
  return text.split(/[\s/]+/).length
}
