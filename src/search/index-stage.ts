import type { Archive, Tx } from '../archive/archive.ts'
import {
  addFreshDocument,
  bytes,
  generationOf,
  type IndexableArticle,
  indexableArticle,
  removeDocument,
} from '../archive/search.ts'
import { lockedBuilding } from '../archive/search-generations.ts'
import { addNames } from '../archive/search-names.ts'
import type { SafeHtml } from '../model/markup.ts'
import type { Category } from './documents.ts'
import { type IndexedText, indexText, type Known } from './index-article.ts'
import { TermCounter } from './term-counter.ts'
import { ToldWords } from './told-words.ts'

/**
 * Brings an article's place in the word index up to date: its present revision in, once however often this is done. A
 * rebuild under way is told only of articles that it has passed already. A withdrawn article is out by the
 * same transaction that withdrew it.
 */
export async function indexArticle(archive: Archive, tx: Tx, articleId: number): Promise<void> {
  const current = await generationOf(tx, 'current')
  if (current !== undefined) await indexInto(archive, tx, current, articleId)
  const building = await lockedBuilding(archive, tx, 'share')
  if (building && articleId <= building.indexedTo) await indexInto(archive, tx, building.id, articleId)
}

/** The same for one generation. */
export async function indexInto(archive: Archive, tx: Tx, generation: number, articleId: number): Promise<void> {
  const article = await indexableArticle(tx, articleId, generation)
  if (!article || article.indexed === article.revision) return
  const counter = new TermCounter()
  const { weights, words, names } = textOf(article, { counter, told: new ToldWords() })
  if (article.indexed !== null) await removeDocument(tx, generation, articleId, article.published_at)
  await addFreshDocument(tx, {
    generation,
    articleId,
    revision: article.revision,
    publishedAt: article.published_at,
    category: categoryOf(article),
    terms: counter.terms,
    weights,
    words: bytes(words),
  })
  await addNames(archive, tx, generation, names)
}

/** As `indexText`. */
export function textOf(article: IndexableArticle, known: Known): IndexedText {
  const text = {
    headline: article.headline,
    standfirst: article.standfirst ?? undefined,
    byline: article.byline ?? undefined,
    dateline: article.dateline ?? undefined,
    body: article.body as SafeHtml,
  }
  const saidTopics = article.topics === null ? [] : (JSON.parse(article.topics) as readonly string[])
  return indexText(article.lang, text, known, saidTopics)
}

/** As JSON with its fields always in this order. */
export function categoryOf({ lang, kind, source_id, section_id, published_at }: IndexableArticle): string {
  const category: Category = {
    lang,
    kind,
    sourceId: source_id,
    sectionId: section_id,
    year: new Date(published_at).getUTCFullYear(),
  }
  return JSON.stringify(category)
}
