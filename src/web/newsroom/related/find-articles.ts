import { listArticles } from '../../../archive/lists.ts'
import { decisionCounts, editedArticles } from '../../../archive/relation-decisions.ts'
import type { ArticleLink } from '../../../model/article.ts'
import { EDITION_LANGS } from '../../../model/lang.ts'
import { parseQuery } from '../../../search/parse-query.ts'
import { search } from '../../../search/search.ts'
import { vocabularyOf } from '../../search-vocabulary.ts'
import type { Visit } from '../../site.ts'
import { articleNumber } from './article-number.ts'

/** An article to choose, with how much editors have decided of its lists. */
export interface Choice {
  readonly article: ArticleLink
  readonly pinned: number
  readonly banned: number
}

const MOST_ASKED = 500
const FOUND = 30

/** What an editor typed to find an article by. */
export const askedIn = (query: URLSearchParams) => (query.get('q') ?? '').slice(0, MOST_ASKED).trim().toWellFormed()

/** The article of a number or an address first, then what answers to the words; the newest where nothing is asked. */
export async function findArticles(visit: Visit): Promise<readonly Choice[]> {
  const asked = askedIn(visit.query)
  const articles = asked === '' ? await newest(visit) : await meant(visit, asked)
  const each = [...new Map(articles.map((article) => [article.id, article])).values()]
  const ids = each.map(({ id }) => id)
  const counts = await decisionCounts(visit.site.archive.writes, ids)
  return each.map((article) => ({ article, ...(counts.get(article.id) ?? { pinned: 0, banned: 0 }) }))
}

/** An address says all; a number may stand in a text too. */
async function meant(visit: Visit, asked: string): Promise<readonly ArticleLink[]> {
  const byNumber = await named(visit, asked)
  if (byNumber.length > 0 && asked.includes('/')) return byNumber
  return [...byNumber, ...(await answers(visit, asked))]
}

/** One walk of an index for each language, since no index holds all of them. */
async function newest({ site, now }: Visit): Promise<readonly ArticleLink[]> {
  const lists = await Promise.all(
    EDITION_LANGS.map((lang) => listArticles(site.archive.writes, now, { lang }, { limit: FOUND })),
  )
  return lists
    .flatMap(({ rows }) => rows)
    .sort((one, other) => other.published.at - one.published.at || other.id - one.id)
    .slice(0, FOUND)
}

async function named({ site }: Visit, asked: string): Promise<readonly ArticleLink[]> {
  const number = articleNumber(asked)
  const found = number === undefined ? [] : await editedArticles(site.archive.writes, [number])
  return found.map(({ article }) => article)
}

async function answers(visit: Visit, asked: string): Promise<readonly ArticleLink[]> {
  const { question } = parseQuery(asked, await vocabularyOf(visit))
  if (!question.query) return []
  const { hits } = await search(visit.site.archive.reads, visit.now, question, { offset: 0, limit: FOUND })
  return hits.map(({ article }) => article)
}
