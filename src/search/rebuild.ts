import type { Archive, Tx } from '../archive/archive.ts'
import { bytes, generationOf, type IndexableArticle, indexableAfter, removeDocument } from '../archive/search.ts'
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
import { addNames, type NameRow } from '../archive/search-names.ts'
import { invert, type TermEntry } from './block.ts'
import { packDocuments } from './documents.ts'
import { INDEX_VERSION } from './index-article.ts'
import { categoryOf, indexInto, textOf } from './index-stage.ts'
import type { Words } from './words.ts'

/** Articles in one block: what is lost when a rebuild is killed, and what it holds in memory. */
const ARTICLES_A_BLOCK = 16_384
const BLOCK_LEVEL = 3
const ARTICLES_A_READING = 200

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
 * One that was interrupted is gone on with, from its last whole block.
 */
export async function rebuild(archive: Archive, options: RebuildOptions = {}): Promise<'rebuilt' | 'interrupted'> {
  const start = await beginOrResume(archive)
  options.begin?.(await countPublished(archive.reads, start.indexedTo))
  for (let building = start; ; ) {
    const entries = await readBlock(archive, building, options)
    if (options.stop?.aborted) return 'interrupted'
    if (entries.length > 0) building = await writeBlock(archive, building, entries)
    else if (await takeOver(archive, building)) return 'rebuilt'
  }
}

async function beginOrResume(archive: Archive): Promise<Building> {
  const begun = await archive.writes.transaction().execute(async (tx) => {
    const left = await lockedBuilding(archive, tx, 'update')
    if (left?.version === INDEX_VERSION) return left
    if (left) await setGenerationState(tx, left.id, 'past')
    return insertGeneration(tx, INDEX_VERSION)
  })
  const clear = () => archive.writes.transaction().execute((tx) => clearUnfinished(tx, begun, ROWS_A_TRANSACTION))
  while ((await clear()) === 'more');
  return begun
}

/** An article analysed, before its document has a number. */
interface Analysed extends Omit<TermEntry, 'document'> {
  readonly revision: number
  readonly words: Words
  readonly names: readonly NameRow[]
}

async function readBlock(archive: Archive, { indexedTo }: Building, options: RebuildOptions): Promise<Analysed[]> {
  const entries: Analysed[] = []
  while (entries.length < ARTICLES_A_BLOCK && !options.stop?.aborted) {
    const after = entries.at(-1)?.article ?? indexedTo
    const articles = await indexableAfter(archive.reads, after, ARTICLES_A_READING)
    entries.push(...articles.map(analysed))
    options.advance?.(articles.length)
    await new Promise((resolve) => setImmediate(resolve))
    if (articles.length < ARTICLES_A_READING) break
  }
  return entries
}

function analysed(article: IndexableArticle): Analysed {
  const { id, published_at, revision } = article
  return { article: id, published: published_at, revision, category: categoryOf(article), ...textOf(article) }
}

async function writeBlock(archive: Archive, building: Building, entries: readonly Analysed[]): Promise<Building> {
  const transaction = <T>(work: (tx: Tx) => Promise<T>) => archive.writes.transaction().execute(work)
  const numbers: number[] = []
  for (const part of parts(entries)) {
    const rows = part.map(({ article, revision, words }) => ({ articleId: article, revision, words: bytes(words) }))
    numbers.push(...(await transaction((tx) => insertDocuments(tx, building.id, rows))))
  }
  for (const part of parts(differentNames(entries))) await transaction((tx) => addNames(tx, building.id, part))
  const { documents, postings } = invert(entries.map((entry, at) => ({ ...entry, document: numbers[at] ?? 0 })))
  const block = await transaction((tx) =>
    insertBlock(tx, {
      generation: building.id,
      level: BLOCK_LEVEL,
      inputs: NOTHING,
      ...packDocuments(documents),
    }),
  )
  const rows = [...postings].map(([term, posting]) => ({ block, term, ...posting }))
  rows.sort((one, other) => (one.term < other.term ? -1 : 1))
  for (const part of parts(rows)) await transaction((tx) => insertPostings(tx, part))
  const indexedTo = entries.at(-1)?.article ?? building.indexedTo
  await transaction((tx) => activate(archive, tx, building, block, indexedTo))
  return { ...building, indexedTo }
}

function differentNames(entries: readonly Analysed[]): readonly NameRow[] {
  const rows = entries.flatMap(({ names }) => names)
  return [...new Map(rows.map((row) => [`${row.skeleton} ${row.word}`, row])).values()]
}

const NOTHING = { blocks: [], fresh: [] }

function parts<T>(rows: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_TRANSACTION) }, (_, part) =>
    rows.slice(part * ROWS_A_TRANSACTION, (part + 1) * ROWS_A_TRANSACTION),
  )
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
    if (status === 'published') await indexInto(tx, building.id, id)
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
