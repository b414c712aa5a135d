import { availableParallelism } from 'node:os'
import type { Archive, Tx } from '../archive/archive.ts'
import { generationOf, indexableAfter, indexableBetween, nthPublishedAfter, removeDocument } from '../archive/search.ts'
import { activateBlock, insertBlock, insertPostings } from '../archive/search-blocks.ts'
import {
  type Building,
  clearUnfinished,
  countPublished,
  insertDocuments,
  insertGeneration,
  lockedBuilding,
  setGenerationState,
  setIndexedTo,
  staleArticles,
} from '../archive/search-generations.ts'
import { addNames } from '../archive/search-names.ts'
import { packDocuments, unpackDocuments } from './documents.ts'
import { INDEX_VERSION } from './index-article.ts'
import { indexInto } from './index-stage.ts'
import { Indexer } from './indexer.ts'
import { documentsOf, type MadeBlock, postingsOf } from './make-block.ts'
import { TOP_LEVEL } from './merge.ts'

/**
 * Articles in one block: what is lost when a rebuild is killed, and what each thread holds in memory. A search reads from each
 * block, so that few large ones are quicker; of a small archive each thread is to have some.
 */
const MOST_ARTICLES_A_BLOCK = 65_536
const LEAST_ARTICLES_A_BLOCK = 4096
const BLOCKS_A_THREAD = 4
const ARTICLES_A_READING = 200

/** What a thread is given beforehand, so that it has work while this one writes. */
const READINGS_AHEAD = 4

/** More threads than this would wait for the one that writes. */
const MOST_THREADS = 4

/** A longer transaction would keep other writers waiting. */
const ROWS_A_TRANSACTION = 1000

export interface RebuildOptions {
  readonly stop?: AbortSignal | undefined
  /** Told how many articles are left to do. */
  readonly begin?: (left: number) => void
  /** Told of every part how many articles it had. */
  readonly advance?: (articles: number) => void
}

/**
 * Makes the whole word index anew, beside the one that readers see, and puts it in its place when it is complete.
 * One that was interrupted is gone on with, from its last whole block. Other threads analyse the articles, a
 * block each, while this one reads and writes.
 */
export async function rebuild(archive: Archive, options: RebuildOptions = {}): Promise<'rebuilt' | 'interrupted'> {
  const start = await beginOrResume(archive)
  const left = await countPublished(archive.reads, start.indexedTo)
  options.begin?.(left)
  const indexers = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () => new Indexer())
  const perBlock = Math.ceil(left / (indexers.length * BLOCKS_A_THREAD))
  const size = Math.min(MOST_ARTICLES_A_BLOCK, Math.max(LEAST_ARTICLES_A_BLOCK, perBlock))
  try {
    for (let building = start; ; ) {
      for await (const made of madeBlocks(archive, building.indexedTo, size, indexers, options)) {
        building = await writeBlock(archive, building, made)
      }
      if (options.stop?.aborted) return 'interrupted'
      if (await takeOver(archive, building)) return 'rebuilt'
    }
  } finally {
    await Promise.all(indexers.map((indexer) => indexer.close()))
  }
}

async function beginOrResume(archive: Archive): Promise<Building> {
  const begun = await archive.writes.transaction().execute(async (tx) => {
    const left = await lockedBuilding(archive, tx, 'update')
    if (left?.version === INDEX_VERSION) return left
    if (left) await setGenerationState(tx, left.id, 'past')
    return insertGeneration(tx, INDEX_VERSION)
  })
  const clear = () => archive.derive((tx) => clearUnfinished(tx, begun, ROWS_A_TRANSACTION))
  while ((await clear()) === 'more');
  return begun
}

/** The blocks of all articles after a number, in order. Each thread is at one of them, also while another is written. */
async function* madeBlocks(
  archive: Archive,
  after: number,
  size: number,
  indexers: readonly Indexer[],
  options: RebuildOptions,
): AsyncIterable<MadeBlock> {
  const idle = [...indexers]
  const underway: { readonly indexer: Indexer; readonly made: Promise<MadeBlock | undefined> }[] = []
  let from: number | undefined = after
  const begin = async () => {
    for (let indexer = idle.pop(); indexer && from !== undefined; indexer = idle.pop()) {
      const to = await nthPublishedAfter(archive.reads, from, size)
      if (to !== undefined) underway.push({ indexer, made: makeBlock(archive, indexer, from, to, options) })
      from = to
    }
  }
  await begin()
  for (let first = underway.shift(); first; first = underway.shift()) {
    const made = await first.made
    if (!made) return
    idle.push(first.indexer)
    await begin()
    yield made
  }
}

/** Undefined when told to stop. */
async function makeBlock(
  archive: Archive,
  indexer: Indexer,
  after: number,
  to: number,
  { stop, advance }: RebuildOptions,
): Promise<MadeBlock | undefined> {
  const waiting: Promise<void>[] = []
  for (let from = after; from < to && !stop?.aborted; ) {
    const articles = await indexableBetween(archive.reads, from, to, ARTICLES_A_READING)
    if (waiting.length === READINGS_AHEAD) await waiting.shift()
    waiting.push(indexer.add(articles).then(() => advance?.(articles.length)))
    from = articles.length < ARTICLES_A_READING ? to : (articles.at(-1)?.id ?? to)
  }
  await Promise.all(waiting)
  return stop?.aborted ? undefined : indexer.finish()
}

async function writeBlock(archive: Archive, building: Building, made: MadeBlock): Promise<Building> {
  const numbers = new Map<number, number>()
  for (const part of parts(documentsOf(made))) {
    const inserted = await archive.derive((tx) => insertDocuments(archive, tx, building.id, part))
    for (const [at, number] of inserted.entries()) numbers.set(part[at]?.article ?? 0, number)
  }
  for (const part of parts(made.names)) await archive.derive((tx) => addNames(archive, tx, building.id, part))
  const block = await archive.derive((tx) =>
    insertBlock(tx, {
      generation: building.id,
      level: TOP_LEVEL,
      inputs: NOTHING,
      ...packDocuments(numbered(made, numbers)),
    }),
  )
  for (const part of parts(postingsOf(made, block))) await archive.derive((tx) => insertPostings(archive, tx, part))
  const indexedTo = made.articles.at(-1)?.article ?? building.indexedTo
  await archive.derive((tx) => activate(archive, tx, building, block, indexedTo))
  return { ...building, indexedTo }
}

/** Articles and their documents are in the same order, so that the documents of a block stay in theirs. */
function numbered(made: MadeBlock, numbers: ReadonlyMap<number, number>) {
  const documents = unpackDocuments(made)
  return { ...documents, document: documents.article.map((article) => numbers.get(article) ?? 0) }
}

const NOTHING = { blocks: [], fresh: [] }

/** In pieces for a transaction each, made when they are wanted: a block has hundreds of thousands of rows. */
function* parts<T>(rows: Iterable<T>): Iterable<readonly T[]> {
  let part: T[] = []
  for (const row of rows) {
    part.push(row)
    if (part.length < ROWS_A_TRANSACTION) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** From now on facts about these articles reach this index; what has happened to them meanwhile is caught up with. */
async function activate(archive: Archive, tx: Tx, building: Building, block: number, indexedTo: number): Promise<void> {
  const before = await lockedBuilding(archive, tx, 'update')
  if (before?.id !== building.id || before.indexedTo !== building.indexedTo) {
    throw new Error('another process is rebuilding the same index')
  }
  await activateBlock(tx, block, NOTHING, [])
  await setIndexedTo(tx, building.id, indexedTo)
  for (const { id, published_at, status } of await staleArticles(tx, building.id, building.indexedTo, indexedTo)) {
    if (status === 'published') await indexInto(archive, tx, building.id, id)
    else await removeDocument(tx, building.id, id, published_at)
  }
}

/** Readers get the new index, unless articles have come that it does not have. */
async function takeOver(archive: Archive, { id }: Building): Promise<boolean> {
  return archive.writes.transaction().execute(async (tx) => {
    const building = await lockedBuilding(archive, tx, 'update')
    if (building?.id !== id) throw new Error('another process has finished the same index')
    if ((await indexableAfter(tx, building.indexedTo, 1)).length > 0) return false
    const current = await generationOf(tx, 'current')
    if (current !== undefined) await setGenerationState(tx, current, 'past')
    await setGenerationState(tx, id, 'current')
    return true
  })
}
