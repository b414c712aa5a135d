import { sql } from 'kysely'
import { type Article, type ArticleSummary, KINDS, type Kind } from '../model/article.ts'
import type { Db } from './archive.ts'
import { type SummaryRow, selectSummaries, summaryOf, visible } from './articles.ts'
import { prepared } from './prepared.ts'

const EACH_SIDE = 5

type Around = { id: number; at: number; sectionKey: string; now: number }

/** Of each kind, the articles of a section just before and just after an instant: four short walks of one index. */
const around = prepared<Around, SummaryRow>((db, { id, at, sectionKey, now }) => {
  const sides = KINDS.flatMap((kind) => {
    const inSection = visible(db, now)
      .select('article.id')
      .where('article.section_id', '=', (eb) =>
        eb.selectFrom('section').select('section.id').where('key', '=', sectionKey),
      )
      .where('article.kind', '=', sql.lit(kind))
      .where('article.id', '!=', id)
      .limit(sql.lit(EACH_SIDE))
    // The article is visible itself, so `at` bounds this side alone; two upper bounds would let the wrong one lead.
    return [
      inSection.where('article.published_at', '<=', at).orderBy('article.published_at', 'desc'),
      inSection.where('article.published_at', '>', at).orderBy('article.published_at', 'asc'),
    ]
  })
  const ids = sides.map((side) => sql`select id from ${side} as side`)
  return selectSummaries(
    db.selectFrom('article').where(sql<boolean>`article.id in (${sql.join(ids, sql` union all `)})`),
  )
})

/** The articles of each kind in the same section, in any language, nearest in time first. */
export async function neighbours(
  db: Db,
  now: number,
  article: Article,
): Promise<Readonly<Record<Kind, readonly ArticleSummary[]>>> {
  const { id, section, published } = article
  const rows = section ? await around(db, { id, at: published.at, sectionKey: section.key, now }) : []
  const distance = (other: ArticleSummary) => Math.abs(other.published.at - published.at)
  const nearest = rows.map(summaryOf).sort((one, other) => distance(one) - distance(other))
  const ofKind = (kind: Kind) => nearest.filter((other) => other.kind === kind).slice(0, EACH_SIDE)
  return { news: ofKind('news'), article: ofKind('article') }
}
