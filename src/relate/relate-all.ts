import type { Archive, Db, Tx } from '../archive/archive.ts'
import type { ArchiveLocation } from '../archive/open.ts'
import {
  documentsRelatedAmong,
  frequenciesOf,
  placesAfter,
  type ReadState,
  readStatesAfter,
  setRelatedAmong,
} from '../archive/relate-documents.ts'
import {
  clearProgress,
  lastPass,
  type Place,
  progressOf,
  setLastPass,
  setProgress,
} from '../archive/relate-progress.ts'
import { wordsVersion } from '../archive/relate-words.ts'
import { deleteUnconfirmed } from '../archive/relations.ts'
import { countPublished } from '../archive/search-generations.ts'
import { countFeatures } from './all/count-features.ts'
import { type Answered, aloneCrew, answersTo, type Crew, type OfArticles, threadCrew } from './all/crew.ts'
import { Memory } from './all/memory.ts'
import { sortPostings } from './all/sort-postings.ts'
import { writeCopies } from './all/write-copies.ts'
import { writeFound } from './all/write-found.ts'
import { writeTexts } from './all/write-texts.ts'
import { writeWeighed } from './all/write-weighed.ts'
import { knowledgeOf } from './archive-knowledge.ts'
import { RELATE_VERSION } from './document.ts'
import { EVERYTHING } from './feature.ts'
import { knowledgeVersion } from './knowledge-version.ts'
import type { ModelOfMeaning } from './meaning/meaning.ts'
import { dissolvePart } from './story/dissolve.ts'
import { ENOUGH } from './upkeep.ts'

export interface RelateOptions {
  /** Whose closeness joins the scores, as far as it has read the archive. */
  readonly meaning?: ModelOfMeaning | undefined
  /** Where other threads can open the archive; without it this one works alone. */
  readonly location?: ArchiveLocation | undefined
  readonly stop?: AbortSignal | undefined
  /** Told how many steps are left to do: five for each article. */
  readonly begin?: (steps: number) => void
  /** Told of every part how many articles are done with, and how many steps that were. */
  readonly advance?: (articles: number, steps: number) => void
}

/** Articles in one transaction, a twentieth of a second or two; between two of them others may write. */
const ARTICLES_A_PART = 100
/**
 * Articles that are read language after language, and gone back to when that is interrupted: between texts of one language what is
 * known of its words stays in the caches of a processor.
 */
const ARTICLES_A_STRETCH = 2000
/** Parts without anything to write, after which it is noted all the same how far it came. */
const QUIET_PARTS = 20
/** Fewer are done before other threads have started. */
const ENOUGH_FOR_THREADS = 2000
const START: Place = { publishedAt: Number.MIN_SAFE_INTEGER, id: 0 }

type RoundName = 'read' | 'weigh' | 'copies' | 'relate'
const ROUNDS: readonly RoundName[] = ['read', 'weigh', 'copies', 'relate']
/** For each article: it is read, weighed, sorted in, compared with what may carry its text, and related. */
const STEPS = 5
/** Of these, what is done when a round begins. */
const STEPS_BEFORE: Readonly<Record<RoundName, number>> = { read: 0, weigh: 1, copies: 3, relate: 4 }
/** Everything was read by this version. */
const KNOWN = 'known'

interface Task {
  readonly archive: Archive
  /** By what articles are read, and by what they are compared. */
  readonly known: string
  readonly version: string
  /** How many articles there are. */
  readonly total: number
  readonly crew: Crew
  readonly options: RelateOptions
}

/**
 * Relates the whole archive anew in four rounds: every article is read that has not been by this code and lexicon; then, when it is known
 * what is rare, all are weighed, and sorted in; then, in the order of their publication, those are found that carry the text of one before
 * them; and each is put into the lists of those before it and they into its own, and into its story, as if it arrived now. So the outcome
 * does not depend on the order in which articles came in. Other threads find out, this one writes: each part is a transaction that notes how far
 * it came, and what was interrupted is gone on with, unless code or lexicon have changed since.
 */
export async function relateAll(archive: Archive, options: RelateOptions = {}): Promise<'related' | 'interrupted'> {
  const known = `${RELATE_VERSION} ${knowledgeVersion()} ${(await wordsVersion(archive.reads)) ?? ''}`
  const version = options.meaning ? `${known} ${options.meaning.model}` : known
  const total = await countPublished(archive.reads, 0)
  options.begin?.(STEPS * total - (await stepsDone(archive.reads, version, total)))
  const threads =
    options.location && total >= ENOUGH_FOR_THREADS ? threadCrew(options.location, options.meaning) : undefined
  try {
    const crew = threads ?? aloneCrew(archive.reads, await knowledgeOf(archive.reads, options.meaning))
    const task = { archive, known, version, total, crew, options }
    for (const name of ROUNDS) if (!(await round(task, name))) return 'interrupted'
  } finally {
    await threads?.close()
  }
  await deleteOutdated(archive)
  await dissolveLonely(archive)
  await archive.writes.transaction().execute((tx) => clearProgress(tx, ROUNDS))
  return 'related'
}

/** Whole steps, and of the first one what it came to. */
async function stepsDone(db: Db, version: string, total: number): Promise<number> {
  const begun = await Promise.all(ROUNDS.map((name) => progressOf(db, name, version)))
  const last = ROUNDS[begun.findLastIndex((place) => place !== undefined)]
  const read = begun[0]
  if (last === 'read' && read) return total - (await countPublished(db, read.id))
  return last ? STEPS_BEFORE[last] * total : 0
}

/** Something to find out about a part of the archive, and the place that it comes to. */
interface Asking<What extends OfArticles['what']> {
  readonly order: OfArticles & { readonly what: What }
  readonly to: Place
  readonly count: number
}

async function round(task: Task, name: RoundName): Promise<boolean> {
  const { archive, version } = task
  const begun = await progressOf(archive.reads, name, version)
  const from = begun ?? START
  if (name === 'read') {
    if (!(await readRound(task, from)) || !(await countFeatures(archive, task.crew, task.options.stop))) return false
    await archive.writes.transaction().execute((tx) => setProgress(tx, KNOWN, task.known, START))
    return true
  }
  if (name === 'weigh') {
    if (!(await weighRound(task, from)) || !(await sortRound(task))) return false
    await settleSizes(archive)
    return true
  }
  if (name === 'copies') return copiesRound(task, from)
  if (!begun) await archive.writes.transaction().execute(async (tx) => setLastPass(tx, (await lastPass(tx)) + 1))
  return relateRound(task, from)
}

/** In the order of their numbers, stretch by stretch. */
async function readRound(task: Task, from: Place): Promise<boolean> {
  const isKnown = (await progressOf(task.archive.reads, KNOWN, task.known)) !== undefined
  return through(task, 'read', unread(task, from.id, isKnown), (tx, { answer }) => writeTexts(tx, answer))
}

async function* unread({ archive }: Task, from: number, isKnown: boolean): AsyncGenerator<Asking<'read'>> {
  const isStale = (one: ReadState) =>
    !isKnown || one.known_revision !== one.revision || one.known_version !== RELATE_VERSION
  for (let place: Place = { ...START, id: from }; ; ) {
    const states = await readStatesAfter(archive.reads, place.id, ARTICLES_A_STRETCH)
    const last = states.at(-1)
    if (!last) return
    const stale = [...Map.groupBy(states.filter(isStale), ({ lang }) => lang).values()].flat().map(({ id }) => id)
    const parts = inParts(stale, ARTICLES_A_PART)
    for (const ids of parts.slice(0, -1)) yield { order: { what: 'read', ids }, to: place, count: ids.length }
    const ids = parts.at(-1) ?? []
    place = { publishedAt: last.published_at, id: last.id }
    yield { order: { what: 'read', ids }, to: place, count: states.length - stale.length + ids.length }
  }
}

function inParts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))
}

async function weighRound(task: Task, from: Place): Promise<boolean> {
  return through(task, 'weigh', inOrder(task, 'weigh', from), (tx, { answer }) => writeWeighed(tx, answer))
}

async function copiesRound(task: Task, from: Place): Promise<boolean> {
  return through(task, 'copies', inOrder(task, 'copies', from), (tx, { answer }) => writeCopies(tx, answer))
}

async function relateRound(task: Task, from: Place): Promise<boolean> {
  const pass = await lastPass(task.archive.reads)
  const memory = new Memory()
  return through(task, 'relate', inOrder(task, 'find', from), (tx, { answer }) => writeFound(tx, pass, answer, memory))
}

/** In the order of their publication. */
async function* inOrder<What extends 'copies' | 'weigh' | 'find'>(
  { archive }: Task,
  what: What,
  from: Place,
): AsyncGenerator<Asking<What>> {
  for (let place = from; ; ) {
    const rows = await placesAfter(archive.reads, place, ARTICLES_A_PART)
    const last = rows.at(-1)
    if (!last) return
    place = { publishedAt: last.published_at, id: last.article_id }
    yield { order: { what, ids: rows.map((row) => row.article_id) }, to: place, count: rows.length }
  }
}

/** Whether it came to the end. */
async function through<What extends OfArticles['what']>(
  { archive, version, crew, options }: Task,
  name: RoundName,
  asking: AsyncGenerator<Asking<What>>,
  write: (tx: Tx, part: Answered<Asking<What>>) => Promise<void>,
): Promise<boolean> {
  let quiet = 0
  for await (const part of answersTo(crew, asking)) {
    if (options.stop?.aborted) return false
    quiet = part.answer.length === 0 ? quiet + 1 : 0
    if (quiet % QUIET_PARTS === 0) {
      await archive.derive(async (tx) => {
        await archive.lockRelating(tx)
        await write(tx, part)
        await setProgress(tx, name, version, part.to)
      })
    }
    options.advance?.(name === 'relate' ? part.count : 0, part.count)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return !options.stop?.aborted
}

/** Whether it came to the end. */
async function sortRound({ archive, version, total, crew, options }: Task): Promise<boolean> {
  // Where a later round has begun they have been sorted in, but for what changed late.
  const later = await Promise.all([
    progressOf(archive.reads, 'copies', version),
    progressOf(archive.reads, 'relate', version),
  ])
  let left = later.some((place) => place !== undefined) ? 0 : total
  const advance = (steps: number) => {
    left -= steps
    options.advance?.(0, steps)
  }
  const isDone = await sortPostings(archive, crew, options.stop, (share) =>
    advance(Math.min(left, Math.ceil(total * share))),
  )
  if (isDone && left > 0) advance(left)
  return isDone
}

/** Rows that one step changes. */
const ROWS_A_STEP = 500

/** What was read among few has been weighed among all: there is nothing left for upkeep to do. */
async function settleSizes(archive: Archive): Promise<void> {
  for (;;) {
    const count = (await frequenciesOf(archive.reads, [EVERYTHING])).get(EVERYTHING) ?? 0
    const few = await documentsRelatedAmong(archive.reads, Math.min(count, ENOUGH), ROWS_A_STEP)
    if (few.length === 0) return
    await archive.writes.transaction().execute((tx) => setRelatedAmong(tx, few, count))
  }
}

/** What this recomputation did not find again. */
async function deleteOutdated(archive: Archive): Promise<void> {
  const pass = await lastPass(archive.reads)
  for (let id: number | undefined = 0; id !== undefined; ) {
    const from: number = id
    id = await archive.writes.transaction().execute(async (tx) => {
      await archive.lockRelating(tx)
      const states = await readStatesAfter(tx, from, ROWS_A_STEP)
      const to = states.at(-1)?.id
      await deleteUnconfirmed(tx, pass, from + 1, (to ?? Number.MAX_SAFE_INTEGER - 1) + 1)
      return to
    })
  }
}

/** What other stories have taken the articles of is gone. */
async function dissolveLonely(archive: Archive): Promise<void> {
  let after: number | undefined = 0
  while (after !== undefined) {
    const from: number = after
    after = await archive.writes.transaction().execute(async (tx) => {
      await archive.lockRelating(tx)
      return dissolvePart(tx, from)
    })
  }
}
