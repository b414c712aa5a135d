import type { Db } from '../archive/archive.ts'
import { namesWith } from '../archive/search-names.ts'
import type { Article } from '../model/article.ts'
import type { EditionLang } from '../model/lang.ts'
import { analyserFor } from '../text/analysers.ts'
import { plainText } from '../text/html.ts'
import type { Query, Question } from './query.ts'
import type { Hit, Total } from './result.ts'
import { answer } from './search.ts'
import { snapshotOf } from './snapshot.ts'
import { type Rendering, translated } from './translate.ts'

/** An article in the other language, and what of the question stands in it. */
export interface HitAcross extends Hit {
  readonly because: readonly Because[]
}

export interface Because {
  /** As the reader wrote it. */
  readonly asked: string
  /** As the article has it. */
  readonly found: string
  readonly as: Rendering['as']
}

export interface ResultAcross {
  readonly lang: EditionLang
  readonly hits: readonly HitAcross[]
  readonly total: Total
  /** The question in the other language, by words that were found. */
  readonly query: Query
}

/** Names that are compared with one word; what else shares its key would take too long. */
const MOST_NAMES = 600

/** The beginning of a very long text is enough to say why it is there. */
const LONGEST_READ = 50_000

/**
 * The best answers to a question in the other language of the two; undefined when it asks for languages itself,
 * cannot be put into the other, or has no answer there.
 */
export async function searchAcross(
  db: Db,
  now: number,
  question: Question,
  limit: number,
): Promise<ResultAcross | undefined> {
  const { query, filters } = question
  if (!query || filters.lang.length > 0) return undefined
  const { generation } = (await snapshotOf(db)).key
  const translation = await translated(query, (script, skeletons) =>
    namesWith(db, generation, script, skeletons, MOST_NAMES),
  )
  if (!translation) return undefined
  const { lang, plan, renderings } = translation
  const narrowed = { filters: { ...filters, lang: [lang] }, order: question.order }
  const { hits, total } = await answer(db, now, plan, narrowed, { offset: 0, limit })
  const explained = hits.map((hit) => ({ ...hit, because: becauseOf(hit.article, renderings) }))
  const [first] = explained
  if (!first) return undefined
  return { lang, hits: explained, total, query: foundQuery(renderings, explained) }
}

/** Which words of the question stand in an article, and as what. */
function becauseOf(article: Article, renderings: readonly Rendering[]): readonly Because[] {
  const text = `${article.headline}\n${plainText(article.body).slice(0, LONGEST_READ).toWellFormed()}`
  const written = new Map<string, string>()
  for (const { term, start, end } of analyserFor(article.lang).tokens(text)) {
    if (!written.has(term)) written.set(term, text.slice(start, end))
  }
  return renderings.flatMap(({ asked, as, leaves }) => {
    const found = leaves.map(({ terms }) => terms.map((term) => written.get(term)).find(Boolean))
    return found.every((word) => word !== undefined) ? [{ asked, as, found: found.join(' ') }] : []
  })
}

/** What a reader would type to find these and more: for each thing asked the words that the articles have for it. */
function foundQuery(renderings: readonly Rendering[], hits: readonly HitAcross[]): Query {
  const because = hits.flatMap((hit) => hit.because)
  const things = renderings.flatMap(({ asked }): readonly Query[] => {
    const words = [...new Set(because.filter((one) => one.asked === asked).map(({ found }) => found.toLowerCase()))]
    const alternatives = words
      .slice(0, 4)
      .map((text): Query => ({ type: text.includes(' ') ? 'phrase' : 'word', text }))
    const [only] = alternatives
    return alternatives.length > 1 ? [{ type: 'or', queries: alternatives }] : only ? [only] : []
  })
  const [only] = things
  return things.length === 1 && only ? only : { type: 'and', queries: things }
}
