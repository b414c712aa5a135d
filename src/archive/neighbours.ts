import { sql } from 'kysely'
import { type Article, type ArticleLink, KINDS, type Kind } from '../model/article.ts'
import type { Db } from './archive.ts'
import { type LinkRow, linkOf, selectLinks, visible } from './articles.ts'
import { prepared } from './prepared.ts'

const SHOWN = 5

type Around = { id: number; at: number; sectionKey: string; now: number }

/** Of each kind, the articles of a section nearest to an instant: four short walks of one index. */
const around = prepared<Around, LinkRow>((db, { id, at, sectionKey, now }) => {
  const nearest = KINDS.map((kind) => {
    const visibleUntil = (latest: number) =>
      visible(db, latest)
        .select(['article.id', 'article.published_at'])
        .where('article.section_id', '=', (eb) =>
          eb.selectFrom('section').select('section.id').where('key', '=', sectionKey),
        )
        .where('article.kind', '=', sql.lit(kind))
        .where('article.id', '!=', id)
        .limit(sql.lit(SHOWN))
    // The article is visible itself, so `at` alone bounds what is older. Of two upper bounds SQLite would begin at
    // the first one, and walk past all that was published since.
    const older = visibleUntil(at).orderBy('article.published_at', 'desc')
    const newer = visibleUntil(now).where('article.published_at', '>', at).orderBy('article.published_at', 'asc')
    return sql`select id from (
      select id from (select * from ${older} as older union all select * from ${newer} as newer) as sides
      order by abs(published_at - ${at}), id limit ${sql.lit(SHOWN)}
    ) as nearest`
  })
  return selectLinks(
    db.selectFrom('article').where(sql<boolean>`article.id in (${sql.join(nearest, sql` union all `)})`),
  )
})

/** The articles of each kind in the same section, in any language, nearest in time first. */
export async function neighbours(
  db: Db,
  now: number,
  article: Article,
): Promise<Readonly<Record<Kind, readonly ArticleLink[]>>> {
  const { id, section, published } = article
  const rows = section ? await around(db, { id, at: published.at, sectionKey: section.key, now }) : []
  const distance = (other: ArticleLink) => Math.abs(other.published.at - published.at)
  const nearest = rows.map(linkOf).sort((one, other) => distance(one) - distance(other))
  const ofKind = (kind: Kind) => nearest.filter((other) => other.kind === kind)
  return { news: ofKind('news'), article: ofKind('article') }
}
