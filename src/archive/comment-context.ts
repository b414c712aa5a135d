import { type SelectQueryBuilder, sql } from 'kysely'
import type { Tx } from './archive.ts'

/** What there is around a comment that is being judged. */
export interface Around {
  readonly articleId: number
  readonly textKey: string
  readonly addressHash: string | undefined
  /** The comment itself, when it is judged again. */
  readonly except: number | undefined
}

export interface AroundCounts {
  readonly sameTextByAnyone: number
  readonly sameTextFromHere: number
  readonly lately: number
  readonly onArticle: number
}

/** From when on each is counted, in milliseconds since 1970. */
export interface CountedSince {
  readonly sameText: number
  readonly lately: number
  readonly onArticle: number
}

/** No rule asks for more; counting all of a flood would help it. */
const MOST_COUNTED = 50

/** Counts, each up to fifty, of what is like a comment or near it. */
export async function countAround(tx: Tx, around: Around, since: CountedSince): Promise<AroundCounts> {
  const others = tx.selectFrom('comment').where('id', '!=', around.except ?? 0)
  const same = others.where('text_key', '=', around.textKey).where('created_at', '>', since.sameText)
  const here = around.addressHash
  const onArticle = others.where('article_id', '=', around.articleId).where('created_at', '>', since.onArticle)
  return {
    sameTextByAnyone: await counted(same),
    sameTextFromHere: here === undefined ? 0 : await counted(same.where('address_hash', '=', here)),
    lately:
      here === undefined
        ? 0
        : await counted(others.where('address_hash', '=', here).where('created_at', '>', since.lately)),
    onArticle: await counted(onArticle),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the query has joined
async function counted(picked: SelectQueryBuilder<any, any, object>): Promise<number> {
  const rows = await picked.select(sql.lit(1).as('one')).limit(MOST_COUNTED).execute()
  return rows.length
}

/** Whether a comment of this name and this e-mail address is published already. */
export async function isApprovedWriter(tx: Tx, nameKey: string, emailHash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('comment')
    .select('id')
    .where('email_hash', '=', emailHash)
    .where('name_key', '=', nameKey)
    .where('state', '=', 'published')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What a comment on an article must know of it; undefined unless the public may read the article. */
export async function commentableArticle(
  tx: Tx,
  now: number,
  id: number,
): Promise<{ readonly publishedAt: number } | undefined> {
  const row = await tx
    .selectFrom('article')
    .select('published_at')
    .where('id', '=', id)
    .where('status', '=', 'published')
    .where('published_at', '<=', now)
    .executeTakeFirst()
  return row && { publishedAt: row.published_at }
}

/** Whether a public comment of this number, which itself answers none, stands under an article. */
export async function canBeAnswered(tx: Tx, articleId: number, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom('comment')
    .select('id')
    .where('id', '=', id)
    .where('article_id', '=', articleId)
    .where('parent_id', 'is', null)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row !== undefined
}
