import type { Archive, Tx } from '../archive/archive.ts'
import { clearDecision, kindsOf, pinnedIds, putDecision } from '../archive/relation-decisions.ts'

export type Decided = 'done' | 'article-not-found' | 'same-article' | 'no-decision'

/** Puts articles at the head of the lists of another, in this order, before those that are pinned already. */
export function pin(archive: Archive, articleId: number, relatedIds: readonly number[]): Promise<Decided> {
  return decide(archive, articleId, relatedIds, async (tx, related) => {
    const before = (await pinnedIds(tx, articleId)).filter((id) => !relatedIds.includes(id))
    const articles = await kindsOf(tx, before)
    const all = [...related, ...before.flatMap((id) => articles.get(id) ?? [])]
    for (const [position, one] of all.entries()) await putDecision(tx, articleId, one, { state: 'pinned', position })
    return 'done'
  })
}

/** Keeps an article out of the lists of another, whatever the machine finds. */
export function ban(archive: Archive, articleId: number, relatedIds: readonly number[]): Promise<Decided> {
  return decide(archive, articleId, relatedIds, async (tx, related) => {
    for (const one of related) await putDecision(tx, articleId, one, { state: 'banned', position: null })
    return 'done'
  })
}

/** Leaves the machine to judge again. */
export function clear(archive: Archive, articleId: number, relatedIds: readonly number[]): Promise<Decided> {
  return decide(archive, articleId, relatedIds, async (tx, related) => {
    let cleared = 0
    for (const { id } of related) if (await clearDecision(tx, articleId, id)) cleared += 1
    return cleared > 0 ? 'done' : 'no-decision'
  })
}

type Related = { readonly id: number; readonly kind: string; readonly lang: string }

async function decide(
  archive: Archive,
  articleId: number,
  relatedIds: readonly number[],
  write: (tx: Tx, related: readonly Related[]) => Promise<Decided>,
): Promise<Decided> {
  if (relatedIds.includes(articleId)) return 'same-article'
  return archive.writes.transaction().execute(async (tx) => {
    await archive.lockRelating(tx)
    const articles = await kindsOf(tx, [articleId, ...relatedIds])
    const related = relatedIds.flatMap((id) => articles.get(id) ?? [])
    if (!articles.has(articleId) || related.length < relatedIds.length) return 'article-not-found'
    return write(tx, related)
  })
}
