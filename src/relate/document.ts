import type { DocumentRow, RelatableArticle } from '../archive/relate-documents.ts'
import type { Kind } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import type { Evidence } from '../model/relation.ts'
import { fold } from '../text/fold.ts'
import { type NamedPerson, peopleIn } from '../text/people/find-people.ts'
import { type ArticleText, readArticleText } from './article-text.ts'
import { type Feature, typeOf } from './feature.ts'
import { findDates } from './find-dates.ts'
import { findNames } from './find-names.ts'
import { findNumbers } from './find-numbers.ts'
import { findPlaces } from './find-places.ts'
import { findTerms } from './find-terms.ts'
import { topicFeatures } from './find-topics.ts'
import type { Knowledge } from './knowledge.ts'
import { type Mention, type Reading, SpeltMention } from './reading.ts'
import type { Norms } from './vector.ts'

/** Of the way in which features are found: another one finds others in the same text. */
export const RELATE_VERSION = 4

/** What an article tells of. */
export interface Document {
  readonly id: number
  readonly revision: number
  readonly lang: Lang
  readonly kind: Kind
  readonly sectionId: number | undefined
  readonly publishedAt: number
  readonly features: readonly Feature[]
  /** Whom it names. */
  readonly people: readonly NamedPerson[]
}

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

/** What an article's present text tells of, and whom it names. Pure; linear in the text's length. */
export function documentOf(
  article: RelatableArticle,
  knowledge: Knowledge,
  text: ArticleText = readArticleText(article),
): Document {
  const { id, revision, lang, kind, section_id, published_at } = article
  return {
    id,
    revision,
    lang,
    kind: kind as Kind,
    sectionId: section_id ?? undefined,
    publishedAt: published_at,
    features: featuresOf(article, text, knowledge),
    people: peopleIn(text.whole),
  }
}

/** Something told of, with all its mentions in their order. */
interface Told {
  readonly key: string
  weight: number
  readonly mentions: Mention[]
}

function featuresOf(article: RelatableArticle, text: ArticleText, knowledge: Knowledge): readonly Feature[] {
  const told = new Map<string, Told>()
  for (const field of FIELDS) {
    const weight = FIELD_WEIGHTS[field]
    for (const mention of mentionsIn(text[field], knowledge)) {
      const known = told.get(mention.key)
      if (known) {
        known.weight += weight * mention.weight
        known.mentions.push(mention)
      } else told.set(mention.key, { key: mention.key, weight: weight * mention.weight, mentions: [mention] })
    }
  }
  const isWanted = (key: string) => !knowledge.without?.has(typeOf(key))
  const features = heaviest([...told.values()].filter(({ key }) => isWanted(key)).map(saturated))
  const topics = isWanted('topic:') ? topicFeatures(text, saidTopics(article)).map(weighed) : []
  return [...topics, ...features]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_FEATURES)
    .map((one) => ('form' in one ? one : { key: one.key, weight: one.weight, form: formsOf(one.mentions).join('|') }))
}

function saturated(told: Told): Told {
  told.weight = (TYPE_WEIGHTS[typeOf(told.key)] * told.weight) / (told.weight + SATURATION)
  return told
}

/** Those that may be among the features that are kept, in their order; a text tells of several times as many. */
function heaviest(told: readonly Told[]): readonly Told[] {
  if (told.length <= MOST_FEATURES) return told
  const least = Float64Array.from(told, ({ weight }) => weight).sort()[told.length - MOST_FEATURES] ?? 0
  return told.filter(({ weight }) => weight >= least)
}

/** The first spellings that are not alike. */
function formsOf(mentions: readonly Mention[]): readonly string[] {
  const forms: string[] = []
  for (const mention of mentions) {
    const { form } = mention
    if (!isSpelt(forms, form)) forms.push(form)
    if (forms.length === MOST_FORMS) break
  }
  return forms
}

/** How sure a topic is stands in its weight already. */
function weighed(topic: Feature): Feature {
  return { ...topic, weight: TYPE_WEIGHTS.topic * topic.weight }
}

/** What the source of a text says that it is about. */
function saidTopics({ topics }: RelatableArticle): readonly string[] {
  return topics === null ? [] : (JSON.parse(topics) as readonly string[])
}

/** Two spellings that fold to one are alike to every comparison. */
function isSpelt(forms: readonly string[], form: string): boolean {
  if (forms.length === 0 || forms.includes(form)) return forms.length > 0
  const folded = fold(form)
  return forms.some((known) => fold(known) === folded)
}

function mentionsIn(reading: Reading, knowledge: Knowledge): readonly Mention[] {
  const places = findPlaces(reading, knowledge)
  const terms = findTerms(reading, knowledge)
  const inPlace = reading.tokens.map((token) =>
    places.some(({ start, end }) => token.start >= start && token.end <= end),
  )
  const isKnown = [...inPlace]
  if (reading.lang === 'ar') for (const { at } of terms) isKnown[at] = true
  return [
    ...places,
    ...findNames(reading, knowledge, (_, at) => isKnown[at] === true),
    ...terms.filter(({ at }) => reading.lang === 'en' || !inPlace[at]),
    ...findNumbers(reading),
    ...findDates(reading),
    ...ownWords(reading),
  ]
}

/** The words of a text as they are, for others in its language. English ones are terms already. */
function ownWords(reading: Reading): readonly Mention[] {
  const { lang, tokens, isStopWord } = reading
  if (lang === 'en') return []
  return tokens.flatMap(({ word, term }, at) =>
    isStopWord(word) || term.length < 2 || /^\d/.test(term)
      ? []
      : [new SpeltMention(`word:${lang}:${term}`, 1, reading, at)],
  )
}

const LEVELS = 255

/** A document as the archive keeps it. */
export function packDocument(
  document: Document,
  norms: Norms,
  bands: readonly string[],
  relatedAmong: number,
): DocumentRow {
  const { features } = document
  return {
    article_id: document.id,
    revision: document.revision,
    version: RELATE_VERSION,
    lang: document.lang,
    kind: document.kind,
    section_id: document.sectionId ?? null,
    published_at: document.publishedAt,
    keys: features.map(({ key }) => key).join('\n'),
    forms: features.map(({ form }) => form).join('\n'),
    weights: Uint8Array.from(features, ({ weight }) => Math.max(1, Math.round(Math.min(weight, 1) * LEVELS))),
    own_norm: norms.own,
    shared_norm: norms.shared,
    bands: bands.join(' '),
    related_among: relatedAmong,
    people: JSON.stringify(document.people),
  }
}

/** A document that another is compared with, unpacked no further than a comparison needs. */
export interface Candidate extends Omit<Document, 'features' | 'people' | 'revision'> {
  readonly norms: Norms
  readonly keys: readonly string[]
  readonly weights: Uint8Array
  /** How its text writes each; asked for where something is shared. */
  readonly forms: () => readonly string[]
}

/** `norms` are newer ones than those of the row. */
export function candidateOf(
  row: DocumentRow,
  norms: { readonly own_norm: number; readonly shared_norm: number } = row,
): Candidate {
  let forms: readonly string[] | undefined
  return {
    id: row.article_id,
    lang: row.lang,
    kind: row.kind as Kind,
    sectionId: row.section_id ?? undefined,
    publishedAt: row.published_at,
    norms: { own: norms.own_norm, shared: norms.shared_norm },
    keys: row.keys.split('\n'),
    weights: row.weights,
    forms: () => {
      forms ??= row.forms.split('\n')
      return forms
    },
  }
}

/** How much a candidate tells of the feature at a place. */
export function weightAt({ weights }: Candidate, at: number): number {
  return (weights[at] ?? 0) / LEVELS
}

export function unpackDocument(row: DocumentRow): Document {
  const keys = row.keys === '' ? [] : row.keys.split('\n')
  const forms = row.forms.split('\n')
  return {
    id: row.article_id,
    revision: row.revision,
    lang: row.lang,
    kind: row.kind as Kind,
    sectionId: row.section_id ?? undefined,
    publishedAt: row.published_at,
    features: keys.map((key, at) => ({ key, weight: (row.weights[at] ?? 0) / LEVELS, form: forms[at] ?? '' })),
    people: JSON.parse(row.people),
  }
}
