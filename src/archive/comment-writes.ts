import { sql } from 'kysely'
import type { CommentState, Span } from '../model/comment.ts'
import type { EditionLang, Lang } from '../model/lang.ts'
import type { Tx } from './archive.ts'
import { endNotices } from './notices.ts'
import { prepared } from './prepared.ts'

/** A comment as it is first stored. */
export interface NewComment {
  readonly articleId: number
  readonly parentId: number | undefined
  readonly name: string
  readonly nameKey: string
  readonly text: string
  readonly textKey: string
  readonly lang: Lang
  readonly edition: EditionLang
  readonly email: string | undefined
  readonly emailHash: string | undefined
  readonly addressHash: string | undefined
  readonly state: CommentState
  readonly idempotencyKey: string
  readonly digest: string
  readonly privateHash: string
  readonly now: number
}

type Inserted = Readonly<Record<'articleId' | 'now', number>> &
  Readonly<Record<'name' | 'nameKey' | 'text' | 'textKey' | 'lang' | 'edition' | 'state', string>> &
  Readonly<Record<'idempotencyKey' | 'digest' | 'privateHash', string>> &
  Readonly<Record<'email' | 'emailHash' | 'addressHash', string | null>> & { readonly parentId: number | null }

const insert = prepared<Inserted, { id: number }>((db, comment) =>
  db
    .insertInto('comment')
    .values({
      article_id: comment.articleId,
      parent_id: comment.parentId,
      name: comment.name,
      name_key: comment.nameKey,
      text: comment.text,
      text_key: comment.textKey,
      lang: comment.lang,
      edition: comment.edition,
      email: comment.email,
      email_hash: comment.emailHash,
      address_hash: comment.addressHash,
      state: comment.state,
      learned: null,
      created_at: comment.now,
      edited_at: null,
      idempotency_key: comment.idempotencyKey,
      digest: comment.digest,
      private_hash: comment.privateHash,
    })
    .returning('id'),
)

/** Stores a comment; its number. Throws when its key is known: the caller has looked, and holds what guards it. */
export async function insertComment(tx: Tx, comment: NewComment): Promise<number> {
  const { parentId = null, email = null, emailHash = null, addressHash = null } = comment
  const [row] = await insert(tx, { ...comment, parentId, email, emailHash, addressHash })
  if (!row) throw new Error('a comment without a number')
  if (comment.state === 'published') await addPublished(tx, comment.articleId, 1)
  return row.id
}

/** A comment that the transaction holds: nobody else changes it before the transaction's end. */
export interface HeldRow {
  readonly id: number
  readonly articleId: number
  readonly name: string
  readonly nameKey: string
  readonly text: string
  readonly lang: Lang
  readonly edition: EditionLang
  readonly emailHash: string | undefined
  readonly addressHash: string | undefined
  readonly state: CommentState
  readonly redactions: readonly Span[]
  readonly isNameCovered: boolean
  readonly learned: 'ham' | 'spam' | undefined
  readonly createdAt: number
}

/**
 * Takes hold of comments, in the order of their numbers so that two who take the same ones do not wait for each other.
 * The update that changes nothing is the one way to lock a row that both databases know.
 */
export async function holdComments(tx: Tx, ids: readonly number[]): Promise<readonly HeldRow[]> {
  const held: HeldRow[] = []
  for (const id of [...new Set(ids)].sort((one, other) => one - other)) {
    const row = await tx
      .updateTable('comment')
      .set({ state: sql.ref('state') })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    if (!row) continue
    held.push({
      id: row.id,
      articleId: row.article_id,
      name: row.name,
      nameKey: row.name_key,
      text: row.text,
      lang: row.lang,
      edition: row.edition as EditionLang,
      emailHash: row.email_hash ?? undefined,
      addressHash: row.address_hash ?? undefined,
      state: row.state as CommentState,
      redactions: JSON.parse(row.redactions) as readonly Span[],
      isNameCovered: row.name_covered === 1,
      learned: (row.learned ?? undefined) as HeldRow['learned'],
      createdAt: row.created_at,
    })
  }
  return held
}

/** What may be changed of a comment that is held; the article's count follows its state. */
export interface CommentChange {
  readonly state?: CommentState
  readonly redactions?: readonly Span[]
  readonly isNameCovered?: boolean
  readonly learned?: 'ham' | 'spam' | undefined
  readonly text?: { readonly text: string; readonly textKey: string; readonly lang: Lang; readonly editedAt: number }
}

export async function changeComment(tx: Tx, row: HeldRow, change: CommentChange): Promise<void> {
  const { state = row.state, redactions = row.redactions, isNameCovered = row.isNameCovered, text } = change
  const learned = 'learned' in change ? change.learned : row.learned
  await tx
    .updateTable('comment')
    .set({
      state,
      redactions: JSON.stringify(redactions),
      name_covered: Number(isNameCovered),
      learned: learned ?? null,
      ...(text && { text: text.text, text_key: text.textKey, lang: text.lang, edited_at: text.editedAt }),
    })
    .where('id', '=', row.id)
    .execute()
  const published = Number(state === 'published') - Number(row.state === 'published')
  if (published !== 0) await addPublished(tx, row.articleId, published)
}

/** What a comment leaves behind when it is taken away for good: that there was one, and what was decided of it. */
export async function emptyComment(tx: Tx, row: HeldRow): Promise<void> {
  await changeComment(tx, row, { state: 'deleted', redactions: [], isNameCovered: false, learned: undefined })
  await tx
    .updateTable('comment')
    .set({ name: '', name_key: '', text: '', text_key: '', email: null, email_hash: null, address_hash: null })
    .where('id', '=', row.id)
    .execute()
  await endNotices(tx, row.id)
}

const add = prepared<{ articleId: number; count: number }, unknown>((db, { articleId, count }) =>
  db
    .updateTable('article')
    .set((article) => ({ published_comments: article('published_comments', '+', count) }))
    .where('id', '=', articleId),
)

async function addPublished(tx: Tx, articleId: number, count: number): Promise<void> {
  await add(tx, { articleId, count })
}

const byKey = prepared<{ key: string }, { id: number; digest: string; state: string }>((db, { key }) =>
  db.selectFrom('comment').select(['id', 'digest', 'state']).where('idempotency_key', '=', key),
)

/** What a form that was sent before has become, by its key. */
export async function commentByKey(
  tx: Tx,
  key: string,
): Promise<{ readonly id: number; readonly digest: string; readonly state: CommentState } | undefined> {
  const [row] = await byKey(tx, { key })
  return row && { ...row, state: row.state as CommentState }
}

const FORGOTTEN_AT_ONCE = 8

const forget = prepared<{ before: number }, unknown>((db, { before }) => {
  const old = db
    .selectFrom('comment')
    .select('id')
    .where('address_hash', 'is not', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(sql.lit(FORGOTTEN_AT_ONCE))
  return db.updateTable('comment').set({ address_hash: null }).where('id', 'in', old)
})

/** Forgets the addresses of a few comments older than that; on the way of every new one, so that none stays for long. */
export async function forgetAddresses(tx: Tx, before: number): Promise<void> {
  await forget(tx, { before })
}
