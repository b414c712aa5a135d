import type { CandidateRow, DocumentRow, RelatableArticle } from '../archive/relate-documents.ts'
import type { Kind } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import { type NamedPerson, peopleIn } from '../text/people/find-people.ts'
import { type ArticleText, readArticleText } from './article-text.ts'
import { type Feature, numbersIn } from './feature.ts'
import { findFeatures } from './find-features.ts'
import type { Knowledge } from './knowledge.ts'
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
    features: findFeatures(text, saidTopics(article), knowledge),
    people: peopleIn(text.whole),
  }
}

/** What the source of a text says that it is about. */
function saidTopics({ topics }: RelatableArticle): readonly string[] {
  return topics === null ? [] : (JSON.parse(topics) as readonly string[])
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
  /** Of its features. */
  readonly numbers: Float64Array
  readonly weights: Uint8Array
  /** How its text writes each; asked for where something is shared. */
  readonly forms: () => readonly string[]
}

/** `norms` are newer ones than those of the row. */
export function candidateOf(
  row: CandidateRow,
  norms: Norms = { own: row.own_norm, shared: row.shared_norm },
): Candidate {
  let forms: readonly string[] | undefined
  return {
    id: row.article_id,
    lang: row.lang,
    kind: row.kind as Kind,
    sectionId: row.section_id ?? undefined,
    publishedAt: row.published_at,
    norms,
    numbers: Float64Array.from(numbersIn(row.keys)),
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
