import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

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

type Picked = SelectQueryBuilder<Schema, 'comment', object>

interface AroundValues {
  readonly except: number
  readonly textKey: string
  /** Empty, which no comment has, when there is no address to tell. */
  readonly addressHash: string
  readonly articleId: number
  readonly sameText: number
  readonly lately: number
  readonly onArticle: number
  // So that it can stand for the values of a prepared query.
  readonly [name: string]: string | number
}

const around = prepared<AroundValues, AroundCounts>((db, values) => {
  const others = db.selectFrom('comment').where('id', '!=', values.except)
  const same = others.where('text_key', '=', values.textKey).where('created_at', '>', values.sameText)
  const here = others.where('address_hash', '=', values.addressHash).where('created_at', '>', values.lately)
  const there = others.where('article_id', '=', values.articleId).where('created_at', '>', values.onArticle)
  return db.selectNoFrom([
    counted(db, same).as('sameTextByAnyone'),
    counted(db, same.where('address_hash', '=', values.addressHash)).as('sameTextFromHere'),
    counted(db, here).as('lately'),
    counted(db, there).as('onArticle'),
  ])
})

/** Counts, each up to fifty, of what is like a comment or near it. */
export async function countAround(
  tx: Tx,
  { articleId, textKey, addressHash = '', except = 0 }: Around,
  since: CountedSince,
): Promise<AroundCounts> {
  const [counts] = await around(tx, { articleId, textKey, addressHash, except, ...since })
  if (!counts) throw new Error('a count without a row')
  return counts
}

function counted(db: Db, picked: Picked) {
  const some = picked.select(sql.lit(1).as('one')).limit(sql.lit(MOST_COUNTED)).as('some')
  return db.selectFrom(some).select(({ fn }) => fn.countAll<number>().as('count'))
}

const approved = prepared<{ nameKey: string; emailHash: string }, { id: number }>((db, { nameKey, emailHash }) =>
  db
    .selectFrom('comment')
    .select('id')
    .where('email_hash', '=', emailHash)
    .where('name_key', '=', nameKey)
    .where('state', '=', 'published')
    .limit(sql.lit(1)),
)

/** Whether a comment of this name and this e-mail address is published already. */
export async function isApprovedWriter(tx: Tx, nameKey: string, emailHash: string): Promise<boolean> {
  return (await approved(tx, { nameKey, emailHash })).length > 0
}

const commentable = prepared<{ id: number; now: number }, { publishedAt: number }>((db, { id, now }) =>
  db
    .selectFrom('article')
    .select('published_at as publishedAt')
    .where('id', '=', id)
    .where('status', '=', 'published')
    .where('published_at', '<=', now),
)

/** What a comment on an article must know of it; undefined unless the public may read the article. */
export async function commentableArticle(
  tx: Tx,
  now: number,
  id: number,
): Promise<{ readonly publishedAt: number } | undefined> {
  return (await commentable(tx, { id, now })).at(0)
}

const answerable = prepared<{ articleId: number; id: number }, { id: number }>((db, { articleId, id }) =>
  db
    .selectFrom('comment')
    .select('id')
    .where('id', '=', id)
    .where('article_id', '=', articleId)
    .where('parent_id', 'is', null)
    .where('state', '=', 'published'),
)

/** Whether a public comment of this number, which itself answers none, stands under an article. */
export async function canBeAnswered(tx: Tx, articleId: number, id: number): Promise<boolean> {
  return (await answerable(tx, { articleId, id })).length > 0
}
