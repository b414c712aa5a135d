import type { Archive, Tx } from '../archive/archive.ts'
import { memoryOf } from '../archive/memory.ts'
import { blockRows, freshRows, type PostingRow, removedDocuments } from '../archive/search.ts'
import {
  activateBlock,
  type BlockInputs,
  type BlockState,
  clearBlock,
  insertBlock,
  insertPostings,
  lockedBlocks,
  oldestFresh,
  postingsAfter,
  setBuiltTo,
} from '../archive/search-blocks.ts'
import { clearPast, type GenerationState, generations } from '../archive/search-generations.ts'
import type { Inverted } from './block.ts'
import {
  type DocumentEntry,
  type Documents,
  documentsOf,
  entriesOf,
  inOrder,
  packDocuments,
  unpackDocuments,
} from './documents.ts'
import { foldRemovals } from './fold-removals.ts'
import { eachOrdinal, encodePosting, type Posting } from './posting.ts'
import { freshBlock } from './snapshot.ts'

/*
 * Blocks are merged as in a log-structured merge-tree (O'Neil, Cheng, Gawlick, O'Neil, 1996): so many fresh documents
 * become a block, so many blocks of a level become one of the next. A large archive has a few dozen blocks, and a
 * document is written a few times in its life. A merge goes on in small steps, each its own transaction; what
 * is done is in the database, and another process may take the next step.
 */

const FRESH_A_BLOCK = 64
const BLOCKS_A_BLOCK = 16

/** Blocks of this level, of up to 262,144 documents, are not merged any more; a rebuild makes such at once. */
export const TOP_LEVEL = 4

/** Postings read of each block in a step, and removed in one: some milliseconds of work. */
const POSTINGS_A_STEP = 64
const FRESH_POSTINGS_A_STEP = 384
const CLEARED_A_STEP = 500

/** One small step in keeping the index in few blocks; `idle` when there is nothing to do, or another is doing it. */
export async function mergeStep(archive: Archive): Promise<'worked' | 'idle'> {
  return archive.derive(async (tx) => {
    const blocks = await lockedBlocks(archive, tx)
    if (!blocks) return 'idle'
    const building = blocks.find(({ state, inputs }) => state === 'building' && !isEmpty(inputs))
    if (building) return build(archive, tx, building)
    const dropped = blocks.find(({ state }) => state === 'dropped')
    if (dropped) {
      await clearBlock(tx, dropped.id, CLEARED_A_STEP)
      return 'worked'
    }
    const all = await generations(tx)
    if ((await begin(tx, blocks, all)) === 'worked') return 'worked'
    const past = all.find(({ state }) => state === 'past')
    if (past) {
      await clearPast(tx, past.id, CLEARED_A_STEP)
      return 'worked'
    }
    const current = all.find(({ state }) => state === 'current')
    return current ? foldRemovals(archive, tx, current.id, topBlocks(blocks, current.id)) : 'idle'
  })
}

/** A rebuild writes blocks that are made of articles. */
function isEmpty({ blocks, fresh }: BlockInputs): boolean {
  return blocks.length === 0 && fresh.length === 0
}

function topBlocks(blocks: readonly BlockState[], generation: number): readonly number[] {
  const isTop = (one: BlockState) => one.state === 'active' && one.level === TOP_LEVEL && one.generation === generation
  return blocks.filter(isTop).map(({ id }) => id)
}

async function begin(
  tx: Tx,
  blocks: readonly BlockState[],
  all: readonly GenerationState[],
): Promise<'worked' | 'idle'> {
  for (const { id: generation, state } of all) {
    if (state === 'past') continue
    const fresh = await oldestFresh(tx, generation, FRESH_A_BLOCK)
    if (fresh.length === FRESH_A_BLOCK) return beginBlock(tx, generation, 1, { blocks: [], fresh })
    for (let level = 1; level < TOP_LEVEL; level += 1) {
      const same = blocks.filter(
        (one) => one.generation === generation && one.state === 'active' && one.level === level,
      )
      if (same.length < BLOCKS_A_BLOCK) continue
      const inputs = { blocks: same.slice(0, BLOCKS_A_BLOCK).map(({ id }) => id), fresh: [] }
      return beginBlock(tx, generation, level + 1, inputs)
    }
  }
  return 'idle'
}

async function beginBlock(tx: Tx, generation: number, level: number, inputs: BlockInputs): Promise<'worked'> {
  const sources = await sourcesOf(tx, inputs)
  const removed = new Set((await removedDocuments(tx, generation)).map(({ document }) => document))
  const entries = sources.flatMap(({ entries }) => entries).filter(({ document }) => !removed.has(document))
  const documents = documentsOf(entries.sort(inOrder))
  await insertBlock(tx, {
    generation,
    level,
    inputs,
    ...packDocuments(documents),
  })
  return 'worked'
}

/** A block, or the fresh documents, that goes into another one. */
interface Source {
  readonly entries: readonly DocumentEntry[]
  postingsAfter(tx: Tx, term: string): Promise<readonly Omit<PostingRow, 'block'>[]>
}

async function sourcesOf(tx: Tx, { blocks, fresh }: BlockInputs): Promise<readonly Source[]> {
  const rows = (await blockRows(tx, blocks)).toSorted((one, other) => one.id - other.id)
  const stored = rows.map(({ id, ...row }) => ({
    entries: entriesOf(unpackDocuments(row)),
    postingsAfter: (tx: Tx, term: string) => postingsAfter(tx, id, term, POSTINGS_A_STEP),
  }))
  return fresh.length > 0 ? [...stored, freshSource(freshBlock(await freshRows(tx, fresh)))] : stored
}

function freshSource({ documents, postings }: Inverted): Source {
  let ordered: readonly (Posting & { readonly term: string })[] | undefined
  return {
    entries: entriesOf(documents),
    postingsAfter: async (_, after) => {
      ordered ??= [...postings]
        .map(([term, posting]) => ({ term, ...posting }))
        .sort((one, other) => compareTerms(one.term, other.term))
      const from = ordered.findIndex(({ term }) => compareTerms(term, after) > 0)
      return from < 0 ? [] : ordered.slice(from, from + FRESH_POSTINGS_A_STEP)
    },
  }
}

/** Of each archive the merge under way, which would have to be worked out anew for each of its steps. */
const underway = new WeakMap<object, { readonly id: number; readonly merge: Merge }>()

interface Merge {
  readonly sources: readonly Source[]
  /** For each source, where its documents stand in the new block; -1 of those that were removed. */
  readonly places: readonly Int32Array[]
  readonly documents: Documents
}

async function mergeOf(archive: Archive, tx: Tx, { id, inputs }: BlockState): Promise<Merge> {
  const memory = memoryOf(archive.writes)
  const known = underway.get(memory)
  if (known?.id === id) return known.merge
  const [row] = await blockRows(tx, [id])
  if (!row) throw new Error(`block ${id} is gone`)
  const documents = unpackDocuments(row)
  const ordinals = new Map(Array.from(documents.document, (document, ordinal) => [document, ordinal]))
  const sources = await sourcesOf(tx, inputs)
  const places = sources.map(({ entries }) => Int32Array.from(entries, ({ document }) => ordinals.get(document) ?? -1))
  const merge = { sources, places, documents }
  underway.set(memory, { id, merge })
  return merge
}

async function build(archive: Archive, tx: Tx, block: BlockState): Promise<'worked'> {
  const merge = await mergeOf(archive, tx, block)
  const read = await Promise.all(merge.sources.map((source) => source.postingsAfter(tx, block.builtTo)))
  const horizon = nextHorizon(read)
  if (horizon === undefined) {
    await finish(tx, block, merge)
    underway.delete(archive)
    return 'worked'
  }
  const rows = mergedPostings(block.id, merge, read, horizon)
  await insertPostings(archive, tx, rows)
  await setBuiltTo(tx, block.id, horizon)
  return 'worked'
}

/** The last term up to which every source has told all that it has. */
function nextHorizon(read: readonly (readonly { readonly term: string }[])[]): string | undefined {
  const lasts = read.flatMap((rows) => rows.at(-1)?.term ?? [])
  return lasts.sort(compareTerms)[0]
}

function mergedPostings(
  block: number,
  { places, documents }: Merge,
  read: readonly (readonly Omit<PostingRow, 'block'>[])[],
  horizon: string,
): PostingRow[] {
  const lists = new Map<string, [ordinal: number, weight: number][]>()
  for (const [source, rows] of read.entries()) {
    for (const row of rows) {
      if (compareTerms(row.term, horizon) > 0) break
      const list = lists.get(row.term) ?? []
      lists.set(row.term, list)
      eachOrdinal(row, (ordinal, place) => {
        const to = places[source]?.[ordinal] ?? -1
        if (to >= 0) list.push([to, row.weights[place] ?? 0])
      })
    }
  }
  return [...lists].flatMap(([term, list]) => {
    if (list.length === 0) return []
    list.sort(([one], [other]) => one - other)
    const ordinals = list.map(([ordinal]) => ordinal)
    const weights = Uint8Array.from(list, ([, weight]) => weight)
    return [{ block, term, ...encodePosting(ordinals, weights, documents.count) }]
  })
}

async function finish(tx: Tx, { id, inputs }: BlockState, { sources, places }: Merge): Promise<void> {
  const left = sources.flatMap(({ entries }, source) =>
    entries.flatMap(({ document }, ordinal) => (places[source]?.[ordinal] === -1 ? [document] : [])),
  )
  await activateBlock(tx, id, inputs, left)
}

/** By the bytes of UTF-8, as both databases order terms; JavaScript's own order is another beyond U+FFFF. */
function compareTerms(one: string, other: string): number {
  let at = 0
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1
  if (at === one.length || at === other.length) return one.length - other.length
  return placeOf(one.charCodeAt(at)) - placeOf(other.charCodeAt(at))
}

/** Halves of characters beyond U+FFFF go after all others. */
function placeOf(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x2000 : unit
}
