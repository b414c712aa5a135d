import type { Lang } from '../../model/lang.ts'
import { firstThat } from '../first-that.ts'
import { type Entity, entitiesIn } from '../gazetteer/find-entities.ts'
import { type ReadText, readText } from '../read-text.ts'
import { factOf } from '../word-facts.ts'
import { findArabicPeople } from './find-arabic.ts'
import { findLatinPeople, speaks } from './find-latin.ts'
import { namePartsOf } from './name-parts.ts'
import type { IsTaken, PersonSpan } from './person-span.ts'

/** Someone whom a text names. */
export interface NamedPerson {
  /** The parts of the name, folded, one space between: the same for spellings that are one. */
  readonly key: string
  /** As the text writes it. */
  readonly form: string
  /** How often it names them, in full or by the last name. */
  readonly mentions: number
  /** Whether the text tells that this is a person. */
  readonly isSure: boolean
}

/** Longer texts are read as far as this. */
const MOST_CHARACTERS = 20_000

const FINDERS: Readonly<Record<string, (read: ReadText, isTaken: IsTaken) => readonly PersonSpan[]>> = {
  ar: findArabicPeople,
  en: findLatinPeople,
}

/**
 * The people whom a text names in full, in its order, each once; what is said of them by the last name alone is counted
 * to them where the text has one of that name. Arabic and English; none in other languages. Nobody is looked up.
 * Linear in the text's length.
 */
export function findPeople(text: string, lang: Lang): readonly NamedPerson[] {
  const read = readText(text.slice(0, MOST_CHARACTERS), lang)
  return peopleIn(read, entitiesIn(read))
}

/** The same of a text that has been cut into its words, of which it is known where it names places and organisations. */
export function peopleIn(whole: ReadText, entities: readonly Entity[]): readonly NamedPerson[] {
  const find = FINDERS[whole.lang]
  if (!find) return []
  const read = withoutCredits(upTo(whole, MOST_CHARACTERS))
  const spans = find(read, takenBy(entities))
  return withLastNames(read, together(spans))
}

function upTo(whole: ReadText, length: number): ReadText {
  const { text, lang, tokens } = whole
  if (text.length <= length) return whole
  return { text: text.slice(0, length), lang, tokens: tokens.filter(({ end }) => end <= length) }
}

/** `(Reporting by …; editing by …)`, إعداد … تحرير …: who wrote and edited is not told of. Blanked, so that offsets stay. */
const CREDITS = [
  /\((?:additional |further )?(?:reporting|writing|editing|compiled|photo|photograph)[^()\n]{0,300}\)/gi,
  /^(?:by|photo(?:graph)?s?(?: by)?:?|reporting by|writing by|editing by|additional reporting by) [^\n]{0,200}$/gim,
  /(?<=^|\n|\(|\. ?)(?:إعداد|تحرير|كتابة|تغطية صحفية|تغطية|شارك في التغطية|تصوير|بقلم|ترجمة)[: ](?=[^\n]{0,200}(?:\n|$|\)))[^\n)]{0,200}/g,
]

function withoutCredits(whole: ReadText): ReadText {
  const blank = (found: string) => ' '.repeat(found.length)
  const text = CREDITS.reduce((rest, credit) => rest.replace(credit, blank), whole.text)
  return text === whole.text ? whole : readText(text, whole.lang)
}

function takenBy(entities: readonly Entity[]): IsTaken {
  return (start, end) => {
    const last = entities[firstThat(entities, (one) => one.start >= end) - 1]
    return last !== undefined && start < last.end
  }
}

/** The spans of one person. */
interface Group {
  readonly spans: PersonSpan[]
  readonly parts: readonly string[]
}

function together(spans: readonly PersonSpan[]): readonly Group[] {
  const groups: Group[] = []
  for (const span of spans) {
    const parts = namePartsOf(span.text)
    const group = groups.find((one) => isSame(one.parts, parts))
    if (group) group.spans.push(span)
    else groups.push({ spans: [span], parts })
  }
  return groups
}

/** Of one last name, and the other parts of the shorter are in the longer: Recep Tayyip Erdogan, Tayyip Erdogan. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.at(-1) !== other.at(-1)) return false
  return one[0] === other[0] || one.every((part) => other.includes(part)) || other.every((part) => one.includes(part))
}

function withLastNames(read: ReadText, groups: readonly Group[]): readonly NamedPerson[] {
  const alone = lastNamesIn(read, groups)
  return groups.map((group) => {
    const { spans } = group
    const form = bestForm(spans)
    const ends = alone.get(group) ?? []
    return {
      key: namePartsOf(form).join(' '),
      form,
      mentions: spans.length + ends.length,
      isSure: spans.some(({ isSure }) => isSure) || ends.some((end) => speaks(read.text, end)),
    }
  })
}

/** Where last names stand alone end, by whose they are; a name that two have is nobody's. */
function lastNamesIn({ tokens }: ReadText, groups: readonly Group[]): ReadonlyMap<Group, readonly number[]> {
  const alone = new Map<Group, number[]>()
  if (groups.length === 0) return alone
  const byLast = Map.groupBy(groups, ({ parts }) => parts.at(-1) ?? '')
  const ends = [...new Set([...byLast.keys()].map(lastLetterOf))]
  const inFull = groups.flatMap(({ spans }) => spans)
  for (const token of tokens) {
    if (!ends.includes(endOf(token))) continue
    const [group, second] = lastNamesOf(token).flatMap((last) => byLast.get(last) ?? [])
    if (!group || (second && second !== group) || isWithin(inFull, token.start)) continue
    alone.set(group, [...(alone.get(group) ?? []), token.end])
  }
  return alone
}

function isWithin(spans: readonly PersonSpan[], at: number): boolean {
  return spans.some(({ start, end }) => start <= at && at < end)
}

/** By their last letter most words are told from the last names that are looked for. */
const endOf = factOf(({ word }) => lastLetterOf(withoutOwner(word)))

function lastLetterOf(word: string): number {
  return word.charCodeAt(word.length - 1)
}

function withoutOwner(word: string): string {
  return word.replace(/['’]s$/, '')
}

/** What a single folded word may be the last name of: without its article, and without what Arabic joins to it. */
const lastNamesOf = factOf(({ word }): readonly string[] => {
  const whole = withoutOwner(word)
  const bare = whole.replace(/^[وفبلك](?=.{3})/, '')
  return [whole, whole.replace(/^ال/, ''), bare, bare.replace(/^ال/, '')]
})

/** The first that is not in capitals throughout, as headlines are. */
function bestForm(spans: readonly PersonSpan[]): string {
  const small = spans.find(({ text }) => /\p{Ll}/u.test(text) || !/\p{Lu}/u.test(text))
  return (small ?? spans[0])?.text.replace(/\s+/g, ' ') ?? ''
}
