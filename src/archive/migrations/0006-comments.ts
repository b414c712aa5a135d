import { type Kysely, sql } from 'kysely'
import { type Migration, tableWithId } from './migration.ts'

/** Readers' comments, what was decided of them, and what they are judged by. */
export const comments: Migration = async (db, database) => {
  const table = (name: string) => db.schema.createTable(name)
  const numbered = (name: string) => tableWithId(db, database, name)

  await db.schema
    .alterTable('article')
    .addColumn('published_comments', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()

  await numbered('comment')
    .addColumn('article_id', 'bigint', (column) => column.notNull().references('article.id'))
    .addColumn('parent_id', 'bigint', (column) => column.references('comment.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('text_key', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('edition', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('email_hash', 'text')
    .addColumn('address_hash', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('redactions', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('learned', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('edited_at', 'bigint')
    .addColumn('idempotency_key', 'text', (column) => column.notNull().unique())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('private_hash', 'text', (column) => column.notNull().unique())
    .execute()

  await numbered('comment_decision')
    .addColumn('comment_id', 'bigint', (column) => column.notNull().references('comment.id'))
    .addColumn('batch', 'text', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('after', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'bigint')
    .addColumn('by_name', 'text')
    .addColumn('reasons', 'text', (column) => column.notNull())
    .addColumn('undoes', 'bigint', (column) => column.references('comment_decision.id').unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()

  await numbered('comment_report')
    .addColumn('comment_id', 'bigint', (column) => column.notNull().references('comment.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('address_hash', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('comment_report_once', ['comment_id', 'address_hash'])
    .execute()

  await table('comment_policy')
    .addColumn('scope', 'text', (column) => column.notNull().check(sql`scope in ('section', 'article')`))
    .addColumn('subject_id', 'bigint', (column) => column.notNull())
    .addColumn('policy', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_policy_key', ['scope', 'subject_id'])
    .execute()

  await numbered('ban')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('comment_id', 'bigint', (column) => column.references('comment.id'))
    .addColumn('staff_id', 'bigint')
    .addColumn('by_name', 'text')
    .addColumn('reason', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('lifted_at', 'bigint')
    .execute()

  await table('comment_word')
    .addColumn('word', 'text', (column) => column.primaryKey())
    .addColumn('asks', 'text', (column) => column.notNull().check(sql`asks in ('hold', 'reject')`))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()

  await table('comment_term')
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('ham', 'integer', (column) => column.notNull())
    .addColumn('spam', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_term_key', ['lang', 'term'])
    .execute()

  await table('comment_rate')
    .addColumn('slot', 'integer', (column) => column.primaryKey())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .execute()

  await numbered('notice')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('comment_id', 'bigint', (column) => column.notNull().references('comment.id'))
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('notice_once', ['kind', 'comment_id'])
    .execute()

  await db.schema.alterTable('fact').addColumn('comment_id', 'bigint').execute()
  await createIndexes(db)
  if (database === 'postgres') await notifyOfPolicies(db)
}

/** The states are literals in the queries too: a parameter cannot prove the condition of a partial index. */
// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time, not today's
async function createIndexes(db: Kysely<any>): Promise<void> {
  await sql`create index comment_by_thread on comment (article_id, coalesce(parent_id, id), id)
    where state = 'published'`.execute(db)
  await sql`create index comment_newest on comment (id) where state = 'published'`.execute(db)
  await sql`create index comment_held on comment (id) where state = 'held'`.execute(db)
  await sql`create index comment_with_address on comment (created_at) where address_hash is not null`.execute(db)
  await sql`create index notice_waiting on notice (due_at) where state = 'waiting'`.execute(db)
  const indexes: Readonly<Record<string, readonly [table: string, columns: string[]]>> = {
    comment_by_article: ['comment', ['article_id', 'created_at']],
    comment_by_text: ['comment', ['text_key', 'created_at']],
    comment_by_email: ['comment', ['email_hash', 'created_at']],
    comment_by_address: ['comment', ['address_hash', 'created_at']],
    comment_by_name: ['comment', ['name_key', 'created_at']],
    comment_decision_by_comment: ['comment_decision', ['comment_id', 'id']],
    comment_decision_by_batch: ['comment_decision', ['batch']],
    comment_decision_by_staff: ['comment_decision', ['staff_id', 'id']],
    ban_by_value: ['ban', ['value', 'kind']],
  }
  for (const [name, [on, columns]] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on(on).columns(columns).execute()
  }
}

/** A policy is of no one article, so no fact tells of it; pages that were drawn before it must be read again all the same. */
// biome-ignore lint/suspicious/noExplicitAny: as above
async function notifyOfPolicies(db: Kysely<any>): Promise<void> {
  await sql`create trigger comment_policy_notify after insert or update or delete on comment_policy
    for each statement execute function notify_of_fact()`.execute(db)
}
