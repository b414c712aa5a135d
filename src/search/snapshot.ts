import type { Db } from '../archive/archive.ts'
import { memoryOf } from '../archive/memory.ts'
import {
  activeBlocks,
  blockRows,
  type FreshRow,
  freshRows,
  type IndexKey,
  indexKey,
  removedDocuments,
} from '../archive/search.ts'
import { blockRemovals } from '../archive/search-removals.ts'
import { type Block, blockOf, type Inverted, invert, type Removed } from './block.ts'
import { categoriesIn, type Documents, unpackDocuments } from './documents.ts'
import { bitsFrom } from './fold-removals.ts'
import type { Lookup } from './match.ts'
import { type HeldPosting, heldPosting } from './posting.ts'
import { PostingCache } from './posting-cache.ts'

/** The index as it is at one moment: its blocks, oldest first, the fresh documents as the last. */
export interface Snapshot {
  readonly key: IndexKey
  readonly blocks: readonly Block[]
  readonly fresh: Inverted
  readonly removed: readonly Removed[]
  /** The languages of its texts. */
  readonly langs: readonly string[]
}

const FRESH = 0

/** What a process keeps of the index in memory: 20 bytes a document. */
const kept = new WeakMap<object, Snapshot>()

/** The index as it was when it was last asked for, undefined before. It may have changed since. */
export function lastSnapshot(db: Db): Snapshot | undefined {
  return kept.get(memoryOf(db))
}

/** The index now. Only what has changed since the last time is read. */
export async function snapshotOf(db: Db): Promise<Snapshot> {
  const memory = memoryOf(db)
  const key = await indexKey(db)
  const last = kept.get(memory)
  if (last && isSame(last.key, key)) return last
  const snapshot = await readSnapshot(db, key, last)
  kept.set(memory, snapshot)
  return snapshot
}

/** Whether the index is still what the snapshot says, so that everything read meanwhile belongs to it. */
export async function isCurrent(db: Db, { key }: Snapshot): Promise<boolean> {
  return isSame(await indexKey(db), key)
}

function isSame(one: IndexKey, other: IndexKey): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

async function readSnapshot(db: Db, key: IndexKey, previous: Snapshot | undefined): Promise<Snapshot> {
  const last = previous?.key.generation === key.generation ? previous : undefined
  const known = new Map(last?.blocks.map((block) => [block.id, block]))
  const ids = await activeBlocks(db, key.generation)
  const rows = await blockRows(
    db,
    ids.filter((id) => !known.has(id)),
  )
  const read = new Map(rows.map((row) => [row.id, unpackDocuments(row)]))
  const sameFresh = last && last.key.fresh === key.fresh
  const fresh = sameFresh ? last.fresh : freshBlock(await freshRows(db, key.generation))
  const sameRemovals = last && last.key.removals === key.removals
  const removed = sameRemovals ? last.removed : await removedDocuments(db, key.generation)
  const gone = new Map(
    sameRemovals && read.size === 0
      ? []
      : (await blockRemovals(db, ids)).map(({ block, documents }) => [block, bitsFrom(documents)] as const),
  )
  const blocks = ids.flatMap((id) => {
    const same = known.get(id)
    if (same && sameRemovals) return same
    const documents: Documents | undefined = read.get(id) ?? same?.documents
    return documents ? blockOf(id, documents, removed, gone.get(id)) : []
  })
  const all = [...blocks, blockOf(FRESH, fresh.documents, removed)]
  return { key, blocks: all, fresh, removed, langs: langsOf(all) }
}

/** Fresh documents as a block. */
export function freshBlock(rows: readonly FreshRow[]): Inverted {
  const numbers = new Map<string, number>()
  const numberOf = (term: string) => {
    const number = numbers.get(term) ?? numbers.size
    numbers.set(term, number)
    return number
  }
  const entries = rows.map(({ document, article_id, published_at, category, terms, weights }) => ({
    document,
    article: article_id,
    published: published_at,
    category,
    terms: Uint32Array.from(terms === '' ? [] : terms.split(' '), numberOf),
    weights,
  }))
  return invert(entries, [...numbers.keys()])
}

function langsOf(blocks: readonly Block[]): readonly string[] {
  return [...new Set(blocks.flatMap(({ documents }) => categoriesIn(documents).map(({ lang }) => lang)))]
}

/** The postings of a set of terms, and in how many documents each of them is. */
export interface Postings {
  readonly of: (block: Block) => Lookup
  readonly count: (term: string) => number
}

const caches = new WeakMap<object, Readonly<Record<'withWeights' | 'withoutWeights', PostingCache>>>()

/** Reads what the blocks have of these terms; the weights only for a ranking. */
export async function readPostings(
  db: Db,
  { blocks, fresh }: Snapshot,
  terms: readonly string[],
  withWeights: boolean,
): Promise<Postings> {
  const memory = memoryOf(db)
  const both = caches.get(memory) ?? {
    withWeights: new PostingCache('withWeights'),
    withoutWeights: new PostingCache('withoutWeights'),
  }
  caches.set(memory, both)
  const cache = withWeights ? both.withWeights : both.withoutWeights
  const ids = blocks.map(({ id }) => id).filter((id) => id !== FRESH)
  const found = await cache.read(db, ids, [...new Set(terms)])
  const countOf = (term: string) => {
    const stored = ids.reduce((sum, id) => sum + (found.get(term)?.get(id)?.count ?? 0), 0)
    return stored + (fresh.postings.get(term)?.count ?? 0)
  }
  return {
    of:
      ({ id }) =>
      (term) =>
        id === FRESH ? freshPosting(fresh, term) : found.get(term)?.get(id),
    count: countOf,
  }
}

function freshPosting({ postings }: Inverted, term: string): HeldPosting | undefined {
  const posting = postings.get(term)
  return posting && heldPosting(posting)
}
