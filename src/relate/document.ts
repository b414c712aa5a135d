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
export const RELATE_VERSION = 5

/** What is known of a document beside what it tells. */
export interface Circumstances {
  readonly lang: Lang
  readonly kind: Kind
  readonly sectionId: number | undefined
  readonly publishedAt: number
}

/** Which article it is, and its circumstances. */
export interface DocumentHead extends Circumstances {
  readonly id: number
}

/** What an article tells of. */
export interface Document extends DocumentHead {
  readonly revision: number
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
    people: peopleIn(text.whole, text.entities),
  }
}

/** What the source of a text says that it is about. */
function saidTopics({ topics }: RelatableArticle): readonly string[] {
  return topics === null ? [] : (JSON.parse(topics) as readonly string[])
}

/** A whole weight in a byte. */
export const LEVELS = 255

/** A weight as a byte tells it; the least is not nothing. */
export function levelOf(weight: number): number {
  return Math.max(1, Math.round(Math.min(weight, 1) * LEVELS))
}

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
    weights: new Uint8Array(features.map(({ weight }) => levelOf(weight))),
    own_norm: norms.own,
    shared_norm: norms.shared,
    bands: bands.join(' '),
    related_among: relatedAmong,
    people: JSON.stringify(document.people),
  }
}

type HeadRow = Pick<DocumentRow, 'article_id' | 'lang' | 'kind' | 'section_id' | 'published_at'>

export function headOf(row: HeadRow): DocumentHead {
  return {
    id: row.article_id,
    lang: row.lang,
    kind: row.kind as Kind,
    sectionId: row.section_id ?? undefined,
    publishedAt: row.published_at,
  }
}

/** A document that another is compared with, unpacked no further than a comparison needs. */
export interface Candidate extends DocumentHead {
  readonly norms: Norms
  /** Of its features. */
  readonly numbers: Float64Array
  readonly weights: Uint8Array
  /** How its text writes the feature at a place. */
  readonly formAt: (at: number) => string
}

/** `norms` are newer ones than those of the row. */
export function candidateOf(
  row: CandidateRow,
  norms: Norms = { own: row.own_norm, shared: row.shared_norm },
): Candidate {
  const numbers = new Float64Array(numbersIn(row.keys))
  return {
    ...headOf(row),
    norms,
    numbers,
    weights: row.weights,
    formAt: linesOf(row.forms, numbers.length),
  }
}

/** The lines of a text by their places. It stays in one piece: of a candidate's forms few are ever asked for, and thousands of candidates are remembered. */
function linesOf(text: string, count: number): (at: number) => string {
  let starts: Int32Array | undefined
  return (at) => {
    starts ??= startsOf(text, count)
    return text.slice(starts[at], (starts[at + 1] ?? 0) - 1)
  }
}

/** Where so many lines of a text begin, and where the one after them would. */
function startsOf(text: string, count: number): Int32Array {
  const starts = new Int32Array(count + 1)
  for (let line = 1; line < count; line += 1) starts[line] = text.indexOf('\n', starts[line - 1]) + 1
  starts[count] = text.length + 1
  return starts
}

/** How much a candidate tells of the feature at a place. */
export function weightAt({ weights }: Candidate, at: number): number {
  return (weights[at] ?? 0) / LEVELS
}

export function unpackDocument(row: DocumentRow): Document {
  const keys = row.keys === '' ? [] : row.keys.split('\n')
  const forms = row.forms.split('\n')
  return {
    ...headOf(row),
    revision: row.revision,
    features: keys.map((key, at) => ({ key, weight: (row.weights[at] ?? 0) / LEVELS, form: forms[at] ?? '' })),
    people: JSON.parse(row.people),
  }
}
