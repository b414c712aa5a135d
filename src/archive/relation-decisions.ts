import type { ArticleLink, ArticleStatus } from '../model/article.ts'
import type { Reason } from '../model/relation.ts'
import type { Db, Tx } from './archive.ts'
import { type LinkRow, linkOf, selectLinks } from './articles.ts'

/** The articles of these numbers, of whatever state, with what a relation keeps of them. */
export async function kindsOf(tx: Tx, ids: readonly number[]) {
  const rows = await tx
    .selectFrom('article')
    .select(['id', 'kind', 'lang'])
    // PostgreSQL has no empty list; no article has the number 0.
    .where('id', 'in', [0, ...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What an editor decided of one article in the list of another. It outlives every recomputation. */
export async function putDecision(
  tx: Tx,
  articleId: number,
  related: { readonly id: number; readonly kind: string; readonly lang: string },
  decision: { readonly state: 'pinned' | 'banned'; readonly position: number | null },
): Promise<void> {
  const { id, kind, lang } = related
  const decided = { origin: 'editor', state: decision.state, position: decision.position } as const
  await tx
    .insertInto('relation')
    .values({ article_id: articleId, related_id: id, kind, lang, score: 0, reasons: '[]', ...decided })
    .onConflict((conflict) => conflict.columns(['article_id', 'related_id']).doUpdateSet(decided))
    .execute()
}

/** Takes a decision back; whether there was one. What the machine would not list by itself is gone. */
export async function clearDecision(tx: Tx, articleId: number, relatedId: number): Promise<boolean> {
  const decided = tx
    .updateTable('relation')
    .set({ origin: 'machine', state: 'listed', position: null })
    .where('article_id', '=', articleId)
    .where('related_id', '=', relatedId)
    .where('state', '<>', 'listed')
  const { numUpdatedRows } = await decided.executeTakeFirst()
  await tx
    .deleteFrom('relation')
    .where('article_id', '=', articleId)
    .where('related_id', '=', relatedId)
    .where('state', '=', 'listed')
    .where('score', '=', 0)
    .execute()
  return Number(numUpdatedRows) > 0
}

/** What editors decided of the lists of an article; pinned ones in their order. */
export async function decisionRows(db: Db, articleId: number) {
  return db
    .selectFrom('relation')
    .select(['related_id', 'state'])
    .where('article_id', '=', articleId)
    .where('state', '<>', 'listed')
    .orderBy('position')
    .orderBy('related_id')
    .execute()
}

/** An article as the newsroom sees it: embargoed and withdrawn ones too. */
export interface EditedArticle {
  readonly article: ArticleLink
  readonly status: ArticleStatus
}

type EditedRow = LinkRow & { status: string }

/** Articles by their numbers, in no order. */
export async function editedArticles(db: Db, ids: readonly number[]): Promise<readonly EditedArticle[]> {
  if (ids.length === 0) return []
  const rows = await selectLinks(db.selectFrom('article').where('article.id', 'in', [...ids]))
    .select('article.status')
    .$castTo<EditedRow>()
    .execute()
  return rows.map(editedArticle)
}

const editedArticle = (row: EditedRow) => ({ article: linkOf(row), status: row.status as ArticleStatus })

/** What stands decided of an article in the lists of another, and what the machine thinks of it: its score is 0 where it was not found. */
export interface DecidedRelation extends EditedArticle {
  readonly state: 'pinned' | 'banned'
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Everything that editors decided of the lists of an article, whatever the public may see of it; pinned ones in their order. */
export async function decidedRelations(db: Db, articleId: number): Promise<readonly DecidedRelation[]> {
  const rows = await db
    .selectFrom('relation')
    .select(['related_id', 'state', 'score', 'reasons'])
    .where('article_id', '=', articleId)
    .where('state', '<>', 'listed')
    .orderBy('position')
    .orderBy('related_id')
    .execute()
  const articles = await editedArticles(
    db,
    rows.map((row) => row.related_id),
  )
  return rows.flatMap(({ related_id, state, score, reasons }) => {
    const found = articles.find(({ article }) => article.id === related_id)
    const decided = { state: state === 'banned' ? 'banned' : 'pinned', score, reasons: JSON.parse(reasons) } as const
    return found ? [{ ...found, ...decided }] : []
  })
}

/** Of these articles, in whose lists something is pinned, and how much; and the same of what is banned. */
export async function decisionCounts(
  db: Db,
  articleIds: readonly number[],
): Promise<ReadonlyMap<number, { readonly pinned: number; readonly banned: number }>> {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('relation')
    .select(['article_id', 'state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('article_id', 'in', [...articleIds])
    .where('state', '<>', 'listed')
    .groupBy(['article_id', 'state'])
    .execute()
  const counts = new Map<number, { pinned: number; banned: number }>()
  for (const { article_id, state, count } of rows) {
    const known = counts.get(article_id) ?? { pinned: 0, banned: 0 }
    counts.set(article_id, { ...known, [state]: Number(count) })
  }
  return counts
}
