import type { Db } from '../archive/archive.ts'
import { articlesByIds } from '../archive/articles.ts'
import { wordsOf } from '../archive/search.ts'
import type { Article } from '../model/article.ts'
import type { Lang } from '../model/lang.ts'
import { analyserFor } from '../text/analysers.ts'
import { plainText } from '../text/html.ts'
import { type Places, placesIn } from './place.ts'
import { askedLeaves, hasPhrase, type Plan } from './plan.ts'
import type { Hit } from './result.ts'
import type { Found } from './select.ts'
import { marked, passage } from './snippet.ts'
import { wordsFrom } from './words.ts'

/** Read anew from the archive, as every page reads articles: whatever the index says, nothing hidden is shown. */
export async function hitsOf(
  db: Db,
  now: number,
  page: readonly Found[],
  plan: Plan | undefined,
): Promise<readonly Hit<Article>[]> {
  if (page.length === 0) return []
  const ids = page.map(({ article }) => article)
  const [articles, places] = await Promise.all([articlesByIds(db, now, ids), plan && placesOfPassages(db, page, plan)])
  const byId = new Map(articles.map((article) => [article.id, article]))
  return page.flatMap((one) => {
    const article = byId.get(one.article)
    return article ? [hitOf(article, plan, places?.get(one.document))] : []
  })
}

/** By document, where in its body the asked words are; a phrase is looked for in the text itself. */
async function placesOfPassages(
  db: Db,
  page: readonly Found[],
  plan: Plan,
): Promise<ReadonlyMap<number, Places | undefined> | undefined> {
  const leaves = askedLeaves(plan)
  if (leaves.length === 0 || hasPhrase(plan)) return undefined
  const words = await wordsOf(
    db,
    page.map(({ document }) => document),
  )
  return new Map([...words].map(([document, bytes]) => [document, placesIn(wordsFrom(bytes), leaves)]))
}

function hitOf(article: Article, plan: Plan | undefined, places: Places | undefined): Hit<Article> {
  const { lang, dateline, headline, body } = article
  return {
    article,
    headline: marked(lang, headline, plan),
    snippet: passage(
      lang,
      plainText(body),
      plan,
      places && dateline ? withoutDateline(places, lang, dateline) : places,
    ),
  }
}

/** It stands before the body in the index. */
function withoutDateline({ hits, best }: Places, lang: Lang, dateline: string): Places {
  const words = analyserFor(lang).tokens(dateline).length
  return { hits: hits.map((place) => place - words), best: Math.max(0, best - words) }
}
