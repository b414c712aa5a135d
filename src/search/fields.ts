import type { Localised } from '../model/lang.ts'
import { fold } from '../text/fold.ts'
import { allTopics, type Topic } from '../text/topics/topic.ts'

/** Something that a field can be given as its value: what the archive calls it, and what readers call it. */
export interface Named {
  readonly value: string
  readonly names: Localised
  readonly others?: readonly string[]
}

/** The fields of a question by their words, which are understood in either language whatever the edition. */
const FIELD_WORDS = {
  source: 'مصدر',
  section: 'قسم',
  kind: 'نوع',
  lang: 'لغة',
  by: 'كاتب',
  after: 'بعد',
  before: 'قبل',
  on: 'في',
  sort: 'ترتيب',
  topic: 'موضوع',
} as const

export type Field = keyof typeof FIELD_WORDS

export const FIELDS: readonly Named[] = Object.entries(FIELD_WORDS).map(([value, ar]) => ({
  value,
  names: { ar, en: value },
}))

export const KIND_NAMES: readonly Named[] = [
  { value: 'news', names: { ar: 'أخبار', en: 'news' }, others: ['خبر', 'تقرير', 'تقارير', 'report', 'reports'] },
  { value: 'article', names: { ar: 'مقالات', en: 'article' }, others: ['مقال', 'مقالة', 'articles'] },
]

export const ORDER_NAMES: readonly Named[] = [
  { value: 'relevance', names: { ar: 'الصلة', en: 'relevance' }, others: ['الأهمية', 'relevant'] },
  { value: 'newest', names: { ar: 'الأحدث', en: 'newest' }, others: ['التاريخ', 'latest', 'date'] },
]

let topics: readonly Named[] | undefined

/** The Media Topics, by their names in either language or their code. */
export function topicNames(): readonly Named[] {
  topics ??= Array.from(allTopics().values(), namedTopic)
  return topics
}

function namedTopic({ id, key, names: { ar, en } }: Topic): Named {
  const [arabic = key, ...otherArabic] = ar
  const [english = key, ...otherEnglish] = en
  const others = [key, `medtop:${id}`, ...otherArabic, ...otherEnglish]
  return { value: id, names: { ar: arabic, en: english }, others }
}

/**
 * The value that a reader means: its own key or one of its names in any spelling, with or without ال and
 * the spaces; else the only one that has a name beginning so.
 */
export function valueNamed(all: readonly Named[], text: string): string | undefined {
  const wanted = nameKey(text)
  if (wanted === '') return undefined
  const exact = all.find((one) => keysOf(one).includes(wanted))
  if (exact) return exact.value
  const [only, another] = all.filter((one) => keysOf(one).some((key) => key.startsWith(wanted)))
  return another || wanted.length < SHORTEST_BEGINNING ? undefined : only?.value
}

const SHORTEST_BEGINNING = 3

/** The field of this exact word, in any spelling; a beginning is not enough. */
export function fieldNamed(word: string): Field | undefined {
  return FIELD_OF.get(nameKey(word))
}

/** What to write for a value in a language, such that `valueNamed` finds the value again. */
export function nameOf(all: readonly Named[], value: string, lang: keyof Localised): string {
  const own = all.find((one) => one.value === value)?.names[lang]
  return own !== undefined && valueNamed(all, own) === value ? own : value
}

function namesOf({ value, names, others = [] }: Named): readonly string[] {
  return [value, ...Object.values(names), ...others]
}

const keys = new WeakMap<Named, readonly string[]>()

/** Topics have hundreds of names, and every link of a page asks for one. */
function keysOf(one: Named): readonly string[] {
  const known = keys.get(one) ?? namesOf(one).map(nameKey)
  keys.set(one, known)
  return known
}

function nameKey(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^ال/, '')
}

const FIELD_OF = new Map(FIELDS.flatMap((one) => namesOf(one).map((name) => [nameKey(name), one.value as Field])))
