import type { Db } from '../archive/archive.ts'
import { searchHeadlines } from '../archive/headlines.ts'
import type { ArticleSummary } from '../model/article.ts'
import { matchKey } from '../text/fold.ts'
import type { Filters, Query, Question } from './query.ts'
import type { FacetValue, SearchResult, SnippetPart } from './result.ts'

const MOST = 200

/** Answers a question from the newest headlines alone, as far as they can: the words that are not excluded, all of them. */
export async function search(
  db: Db,
  now: number,
  { query, filters }: Question,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<SearchResult> {
  const words = query ? wordsOf(query) : []
  const found = (await searchHeadlines(db, now, words, MOST)).filter((article) => holds(filters, article))
  const hits = found.slice(offset, offset + limit).map((article) => ({
    article,
    headline: markedIn(article.headline, words),
    snippet: article.standfirst ? [{ text: article.standfirst, hit: false }] : [],
  }))
  return {
    hits,
    total: { count: found.length, exact: found.length < MOST },
    facets: {
      lang: counted(found, ({ lang }) => lang),
      kind: counted(found, ({ kind }) => kind),
      source: counted(found, ({ source }) => source.key),
      year: counted(found, ({ published }) => String(new Date(published.at).getUTCFullYear())),
    },
    next: offset + limit < found.length ? offset + limit : undefined,
  }
}

/** The words of a headline that begin as one of those asked for. */
function markedIn(headline: string, words: readonly string[]): readonly SnippetPart[] {
  return headline
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((text, index) => ({ text, hit: index % 2 === 1 && words.some((word) => matchKey(text).startsWith(word)) }))
}

function counted(articles: readonly ArticleSummary[], pick: (article: ArticleSummary) => string): FacetValue[] {
  const counts = new Map<string, number>()
  for (const article of articles) counts.set(pick(article), (counts.get(pick(article)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, total: { count, exact: true } }))
}

function wordsOf(query: Query): readonly string[] {
  if (query.type === 'not') return []
  return 'queries' in query ? query.queries.flatMap(wordsOf) : matchKey(query.text).split(' ').filter(Boolean)
}

function holds({ source, section, kind, lang, by, from, to }: Filters, article: ArticleSummary): boolean {
  const among = (values: readonly string[], value: string | undefined) =>
    values.length === 0 || (value !== undefined && values.includes(value))
  const byline = ` ${matchKey(article.byline ?? '')}`
  return (
    among(source, article.source.key) &&
    among(section, article.section?.key) &&
    among(kind, article.kind) &&
    among(lang, article.lang) &&
    (by.length === 0 || by.some((name) => byline.includes(` ${matchKey(name)}`))) &&
    (from === undefined || article.published.at >= from) &&
    (to === undefined || article.published.at < to)
  )
}
