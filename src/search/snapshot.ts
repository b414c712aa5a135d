import type { Db } from '../archive/archive.ts'
import {
  blockRows,
  type FreshRow,
  freshRows,
  type IndexState,
  indexState,
  postingRows,
  removedDocuments,
} from '../archive/search.ts'
import { type Block, blockOf, type Inverted, invert } from './block.ts'
import { categoriesIn, type Documents, unpackDocuments } from './documents.ts'
import type { Lookup } from './match.ts'
import type { Posting } from './posting.ts'

/** The index as it is at one moment: its blocks, oldest first, the fresh documents as the last. */
export interface Snapshot {
  readonly state: IndexState
  readonly blocks: readonly Block[]
  readonly fresh: Inverted
  /** The languages of its texts. */
  readonly langs: readonly string[]
}

const FRESH = 0

/** What a process keeps of the index in memory: 20 bytes a document. */
const kept = new WeakMap<Db, Snapshot>()

/** The index now. Only what has changed since the last time is read. */
export async function snapshotOf(db: Db): Promise<Snapshot> {
  const state = await indexState(db)
  const last = kept.get(db)
  if (last && key(last.state) === key(state)) return last
  const snapshot = await readSnapshot(db, state, last)
  kept.set(db, snapshot)
  return snapshot
}

/** Whether the index is still what the snapshot says, so that everything read meanwhile belongs to it. */
export async function isCurrent(db: Db, { state }: Snapshot): Promise<boolean> {
  return key(await indexState(db)) === key(state)
}

function key(state: IndexState): string {
  return JSON.stringify(state)
}

async function readSnapshot(db: Db, state: IndexState, last: Snapshot | undefined): Promise<Snapshot> {
  const known = new Map(last?.blocks.map((block) => [block.id, block]))
  const rows = await blockRows(
    db,
    state.blocks.filter((id) => !known.has(id)),
  )
  const read = new Map(rows.map((row) => [row.id, unpackDocuments(row)]))
  const fresh = await readFresh(db, state, last)
  const documents: [number, Documents][] = state.blocks.flatMap((id) => {
    const found = read.get(id) ?? known.get(id)?.documents
    return found ? [[id, found] as [number, Documents]] : []
  })
  const all: readonly [number, Documents][] = [...documents, [FRESH, fresh.documents]]
  const sameRemovals = last?.state.generation === state.generation && last.state.removals === state.removals
  const removed = await removedDocuments(db, state.generation)
  const blocks = all.map(([id, one]) => {
    const same = known.get(id)
    return sameRemovals && same && id !== FRESH ? same : blockOf(id, one, removed)
  })
  return { state, blocks, fresh, langs: langsOf(blocks) }
}

async function readFresh(db: Db, state: IndexState, last: Snapshot | undefined): Promise<Inverted> {
  const same = last && String(last.state.fresh) === String(state.fresh) && last.state.generation === state.generation
  return same ? last.fresh : invert((await freshRows(db, state.fresh)).map(entryOf))
}

export function entryOf(row: FreshRow) {
  return {
    document: row.document,
    article: row.article_id,
    published: row.published_at,
    category: row.category,
    terms: row.terms === '' ? [] : row.terms.split(' '),
    weights: row.weights,
  }
}

function langsOf(blocks: readonly Block[]): readonly string[] {
  return [...new Set(blocks.flatMap(({ documents }) => categoriesIn(documents).map(({ lang }) => lang)))]
}

/** The postings of a set of terms, and in how many documents each of them is. */
export interface Postings {
  readonly of: (block: Block) => Lookup
  readonly count: (term: string) => number
}

/** Reads what the blocks have of these terms; the weights only for a ranking. */
export async function readPostings(
  db: Db,
  { state, fresh }: Snapshot,
  terms: readonly string[],
  withWeights: boolean,
): Promise<Postings> {
  const found = new Map<number, Map<string, Posting>>()
  const counts = new Map(terms.map((term) => [term, fresh.postings.get(term)?.count ?? 0]))
  for (const row of await postingRows(db, state.blocks, [...counts.keys()], withWeights)) {
    const ofBlock = found.get(row.block) ?? new Map<string, Posting>()
    found.set(row.block, ofBlock.set(row.term, row))
    counts.set(row.term, (counts.get(row.term) ?? 0) + row.count)
  }
  return {
    of: ({ id }) => {
      const postings = id === FRESH ? fresh.postings : found.get(id)
      return (term) => postings?.get(term)
    },
    count: (term) => counts.get(term) ?? 0,
  }
}
