import type { Evidence } from '../model/relation.ts'
import { fold } from '../text/fold.ts'
import { remembered } from '../text/remembered.ts'
import { factOf } from '../text/word-facts.ts'
import type { ArticleText } from './article-text.ts'
import { type Feature, typeOf } from './feature.ts'
import { findDates } from './find-dates.ts'
import { findNames } from './find-names.ts'
import { findNumbers } from './find-numbers.ts'
import { findPlaces, placed } from './find-places.ts'
import { findTerms } from './find-terms.ts'
import { topicFeatures } from './find-topics.ts'
import type { Knowledge } from './knowledge.ts'
import { type Meaning, type Mention, type Reading, SpeltMention } from './reading.ts'

/** What is said in the headline is what the article is about; a report begins with what it has to say. */
const FIELD_WEIGHTS = { headline: 3, opening: 2, rest: 1 } as const
const FIELDS = ['headline', 'opening', 'rest'] as const

/** Below it a feature has half of the weight that it can have, as `k1` of BM25 (Robertson and Zaragoza 2009). */
const SATURATION = 3

/** How much the kinds of evidence tell, for as rare a feature. */
const TYPE_WEIGHTS: Readonly<Record<Evidence, number>> = {
  person: 1,
  place: 0.8,
  organisation: 0.9,
  topic: 0.4,
  term: 1,
  number: 0.7,
  date: 0.7,
  word: 1,
}

/** A very long article is told by what it tells most of. */
const MOST_FEATURES = 160
/** Spellings of a feature that are kept, the first ones of the text. */
const MOST_FORMS = 3

/** Something told of. */
interface Told {
  readonly key: string
  weight: number
  /** As the text writes it where it is told of; most is once. */
  readonly first: Pick<Mention, 'form'>
  others: Pick<Mention, 'form'>[] | undefined
}

/** What an article tells of, what it tells most of first. `given`: what its source says that it is about. */
export function findFeatures(text: ArticleText, given: readonly string[], knowledge: Knowledge): readonly Feature[] {
  const { without } = knowledge
  const told = toldIn(text, knowledge)
  for (const one of told.values()) {
    const type = typeOf(one.key)
    if (without?.has(type)) told.delete(one.key)
    else one.weight = (TYPE_WEIGHTS[type] * one.weight) / (one.weight + SATURATION)
  }
  const topics = without?.has('topic') ? [] : topicFeatures(text, given).map(asTold)
  return [...topics, ...heaviest(told)]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_FEATURES)
    .map((one) => ({ key: one.key, weight: one.weight, form: formOf(one) }))
}

/** By their keys, in the order in which the text first tells of them. */
function toldIn(text: ArticleText, knowledge: Knowledge): Map<string, Told> {
  const told = new Map<string, Told>()
  for (const field of FIELDS) {
    for (const mentions of mentionsIn(text[field], knowledge)) {
      for (const mention of mentions) tell(told, mention, FIELD_WEIGHTS[field])
    }
  }
  return told
}

function tell(told: Map<string, Told>, mention: Mention, fieldWeight: number): void {
  for (const { key, weight } of mention.meanings) {
    const more = fieldWeight * (mention.weight * weight)
    const known = told.get(key)
    if (known) tellAgain(known, more, mention)
    else told.set(key, { key, weight: more, first: mention, others: undefined })
  }
}

function tellAgain(told: Told, more: number, mention: Mention): void {
  told.weight += more
  told.others ??= []
  told.others.push(mention)
}

/** Those that may be among the features that are kept, in their order; a text tells of several times as many. */
function heaviest(told: ReadonlyMap<string, Told>): readonly Told[] {
  const counts = new Uint32Array(STEPS + 1)
  for (const { weight } of told.values()) counts[stepOf(weight)] = (counts[stepOf(weight)] ?? 0) + 1
  let least = STEPS
  for (let many = counts[least] ?? 0; many < MOST_FEATURES && least > 0; many += counts[least] ?? 0) least -= 1
  const heavy: Told[] = []
  for (const one of told.values()) if (stepOf(one.weight) >= least) heavy.push(one)
  return heavy
}

/** How many weights are of each step is counted, which takes less than sorting them; a few more than are kept may be of the last. */
const STEPS = 1000

function stepOf(weight: number): number {
  return Math.floor(weight * STEPS)
}

/** The first spellings that are not alike. */
function formOf({ first, others }: Told): string {
  if (!others) return first.form
  const forms = [first.form]
  for (const { form } of others) {
    if (!isSpelt(forms, form)) forms.push(form)
    if (forms.length === MOST_FORMS) break
  }
  return forms.join('|')
}

/** Two spellings that fold to one are alike to every comparison. */
function isSpelt(forms: readonly string[], form: string): boolean {
  if (forms.includes(form)) return true
  const folded = foldedOf(form)
  return forms.some((known) => foldedOf(known) === folded)
}

/** Folding takes longer than all else that is done with a form: some megabytes. */
const FORMS_REMEMBERED = 20_000
const foldedOf = remembered(FORMS_REMEMBERED, fold)

/** How sure a topic is stands in its weight already. */
function asTold({ key, weight, form }: Feature): Told {
  return { key, weight: TYPE_WEIGHTS.topic * weight, first: { form }, others: undefined }
}

function mentionsIn(reading: Reading, knowledge: Knowledge): readonly (readonly Mention[])[] {
  const isArabic = reading.lang === 'ar'
  const places = findPlaces(reading)
  const terms = findTerms(reading, knowledge)
  const isPlaced = placed(reading.tokens, places)
  const isKnown = [...isPlaced]
  if (isArabic) for (const { at } of terms) isKnown[at] = true
  return [
    places,
    findNames(reading, (_, at) => isKnown[at] === true),
    isArabic ? terms.filter(({ at }) => !isPlaced[at]) : terms,
    findNumbers(reading),
    findDates(reading),
    ownWords(reading),
  ]
}

/** The words of a text as they are, for others in its language. English ones are terms already. */
function ownWords(reading: Reading): readonly Mention[] {
  const { lang, tokens } = reading
  if (lang === 'en') return []
  const found: Mention[] = []
  tokens.forEach((token, at) => {
    if (token.isStopWord || !isTelling(token)) return
    const meanings = lang === 'ar' ? arabicMeanings(token) : [wordOf(lang, token.term)]
    found.push(new SpeltMention(meanings, 1, reading, at))
  })
  return found
}

const isTelling = factOf(({ term }) => term.length >= 2 && !/^\d/.test(term))
const arabicMeanings = factOf(({ term }) => [wordOf('ar', term)])

function wordOf(lang: string, term: string): Meaning {
  return { key: `word:${lang}:${term}`, weight: 1 }
}
