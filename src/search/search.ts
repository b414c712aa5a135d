import { setImmediate } from 'node:timers/promises'
import type { Db } from '../archive/archive.ts'
import { wordsOf } from '../archive/search.ts'
import { andBits, type Bits, countBits, hasBits, noBits, setBit } from './bits.ts'
import { expanded } from './expand.ts'
import { CategoryCounts, facetsOf, sourcesOf } from './facets.ts'
import { type Choice, choiceOf, chosen, placesOf } from './filter.ts'
import { hitsOf } from './hits.ts'
import { candidates, holds, leafBitsIn } from './match.ts'
import { nearness } from './nearness.ts'
import { askedLeaves, hasPhrase, type Plan, planOf, relaxations, termsOf } from './plan.ts'
import type { Question } from './query.ts'
import { NEARNESS } from './rank.ts'
import type { SearchResult } from './result.ts'
import { best, type Found, newest } from './select.ts'
import { isCurrent, lastSnapshot, type Postings, readPostings, type Snapshot, snapshotOf } from './snapshot.ts'
import { sourceKeys } from './source-keys.ts'
import { wordsFrom } from './words.ts'

/** Which part of the answer is wanted. */
export interface Range {
  readonly offset: number
  readonly limit: number
}

const NO_WORDS: SearchResult = {
  hits: [],
  total: { count: 0, exact: true },
  facets: { lang: [], kind: [], source: [], year: [] },
  next: undefined,
}

/** Of so many documents the words are read to see how near they stand; the others keep the order that their terms give. */
const LOOKED_INTO = 200

/** Of so many documents the words are read to see whether they hold a phrase. */
const PHRASE_CANDIDATES = 3000

/** An index that changes under every reading of it is not waited for longer than this. */
const MOST_READINGS = 5

/**
 * Answers a question from the word index: only what is published at `now`, in milliseconds. Totals and facets are
 * exact; only for a phrase of frequent words they are what was found among the best or newest candidates.
 * How this stays quick in a large archive is told in docs/decisions/0013.
 */
export async function search(db: Db, now: number, question: Question, range: Range): Promise<SearchResult> {
  const { query } = question
  if (!query) return answer(db, now, undefined, question, range)
  // Most of what has to be read stands in blocks that are there still, so that it is read while the others are asked for.
  const last = lastSnapshot(db)
  const ahead = last && planOf(query, last.langs)
  const [snapshot] = await Promise.all([
    snapshotOf(db),
    ahead && readPostings(db, last, termsOf(ahead), question.order === 'relevance'),
  ])
  const plan = snapshot === last ? ahead : planOf(query, snapshot.langs)
  return plan ? answer(db, now, plan, question, range, snapshot) : NO_WORDS
}

/** Answers a plan, narrowed and ordered as the question says; without a plan the filters alone choose. */
export async function answer(
  db: Db,
  now: number,
  plan: Plan | undefined,
  { filters, order }: Pick<Question, 'filters' | 'order'>,
  range: Range,
  known?: Snapshot,
): Promise<SearchResult> {
  // What does not wait for one another is asked at once: each question to a server of its own is a way there and back.
  const [places, begun] = await Promise.all([placesOf(db, filters), known ?? snapshotOf(db)])
  for (let reading = 1; ; reading += 1) {
    const snapshot = reading === 1 ? begun : await snapshotOf(db)
    const choice = choiceOf(filters, now, places)
    const found = await find(db, snapshot, { plan, choice, now, order }, range)
    const page = found.found.slice(range.offset, range.offset + range.limit)
    const [isStill, hits, counted] = await Promise.all([
      isCurrent(db, snapshot),
      hitsOf(db, now, page, found.plan),
      countsOf(db, snapshot, found),
    ])
    if (reading < MOST_READINGS && !isStill) continue
    const end = range.offset + range.limit
    return { hits, ...counted, relaxedTo: found.relaxedTo, next: found.found.length > end ? end : undefined }
  }
}

/** All that was found is counted after the database has been asked for the few that are shown, while it looks them up. */
async function countsOf(
  db: Db,
  { blocks }: Snapshot,
  { matches, exact }: Answered,
): Promise<Pick<SearchResult, 'total' | 'facets'>> {
  await setImmediate()
  const counts = new CategoryCounts()
  let count = 0
  for (const [index, block] of blocks.entries()) {
    const inBlock = matches[index] ?? noBits(0)
    const countInBlock = countBits(inBlock)
    count += countInBlock
    counts.add(block, inBlock, countInBlock)
  }
  const found = counts.found()
  const sources = await sourceKeys(db, sourcesOf(found))
  return { total: { count, exact }, facets: facetsOf(found, exact, (id) => sources.get(id)) }
}

/** A question with everything looked up. */
interface Task {
  readonly plan: Plan | undefined
  readonly choice: Choice
  readonly now: number
  readonly order: Question['order']
}

/** Something to look for, and what it means for the answer that it is not all that was asked. */
type Attempt = { readonly plan: Plan | undefined } & Pick<SearchResult, 'relaxedTo'>

interface Answered extends Pick<SearchResult, 'relaxedTo'> {
  /** In order, to one beyond the part that is wanted. */
  readonly found: readonly Found[]
  /** Of each block, all that answer; those among the candidates, where they are not `exact`. */
  readonly matches: readonly Bits[]
  readonly exact: boolean
  /** Whose words were looked for. */
  readonly plan: Plan | undefined
}

/** What holds all of the words; where nothing does, what holds others of their meaning, or as many as any. */
async function find(db: Db, snapshot: Snapshot, task: Task, range: Range): Promise<Answered> {
  const strict = await findFirst(db, snapshot, task, [{ plan: task.plan }], range)
  if (!task.plan || strict.matches.some(hasBits)) return strict
  const plan = expanded(task.plan)
  const attempts: readonly Attempt[] = [{ plan, relaxedTo: 'synonyms' }, ...relaxations(plan)]
  const relaxed = await findFirst(db, snapshot, { ...task, plan }, attempts, range)
  return relaxed.matches.some(hasBits) ? relaxed : strict
}

/** What answers the first of several attempts that anything answers, or the last; they are made of the words of the plan. */
async function findFirst(
  db: Db,
  snapshot: Snapshot,
  task: Task,
  attempts: readonly Attempt[],
  { offset, limit }: Range,
): Promise<Answered> {
  const { plan, choice, order } = task
  const ranked = plan !== undefined && order === 'relevance'
  const terms = [...(plan ? termsOf(plan) : []), ...choice.bylines.flat(), ...choice.topics]
  const postings = await readPostings(db, snapshot, terms, ranked)
  const { matches, attempt } = firstMatches(snapshot, choice, postings, attempts)
  const { plan: asked, relaxedTo } = attempt
  const wanted = offset + limit + 1
  if (asked && hasPhrase(asked)) {
    const phrases = await findPhrases(db, snapshot, { ...task, plan: asked }, postings, matches, wanted)
    return { ...phrases, plan, relaxedTo }
  }
  const found = select(snapshot, task, postings, matches, ranked ? Math.max(wanted, LOOKED_INTO) : wanted)
  const ordered = ranked ? await byNearness(db, plan, found) : found
  return { found: ordered.slice(0, wanted), matches, exact: true, plan, relaxedTo }
}

/** The documents of each block that answer the first attempt that any answers, or the last. */
function firstMatches(
  { blocks }: Snapshot,
  choice: Choice,
  postings: Postings,
  attempts: readonly Attempt[],
): { readonly matches: readonly Bits[]; readonly attempt: Attempt } {
  const parts = blocks.map((block) => {
    const lookup = postings.of(block)
    const size = block.documents.count
    return { size, allowed: chosen(choice, block, lookup), leafBits: leafBitsIn(size, lookup) }
  })
  const matchesOf = ({ plan }: Attempt) =>
    parts.map(({ size, allowed, leafBits }) => (plan ? andBits(candidates(plan, size, leafBits), allowed) : allowed))
  for (const attempt of attempts) {
    const matches = matchesOf(attempt)
    if (matches.some(hasBits) || attempt === attempts.at(-1)) return { matches, attempt }
  }
  throw new Error('nothing was attempted')
}

function select(
  { blocks }: Snapshot,
  { plan, order, now }: Task,
  postings: Postings,
  matches: readonly Bits[],
  limit: number,
): readonly Found[] {
  return plan && order === 'relevance' && askedLeaves(plan).length > 0
    ? best(blocks, matches, askedLeaves(plan), postings, now, limit)
    : newest(blocks, matches, limit)
}

/** What the index cannot tell of phrases, the documents' words do. */
async function findPhrases(
  db: Db,
  snapshot: Snapshot,
  task: Task & { readonly plan?: Plan | undefined },
  postings: Postings,
  matches: readonly Bits[],
  wanted: number,
): Promise<Omit<Answered, 'plan'>> {
  const { plan } = task
  const looked = select(snapshot, task, postings, matches, PHRASE_CANDIDATES)
  const words = await wordsOf(
    db,
    looked.map(({ document }) => document),
  )
  const held = looked.filter(({ document }) => {
    const bytes = words.get(document)
    return plan && bytes && holds(plan, wordsFrom(bytes))
  })
  const verified = matches.map(({ length }) => noBits(length * 32))
  for (const { block, ordinal } of held) setBit(verified[block] ?? noBits(0), ordinal)
  const candidateCount = matches.reduce((sum, bits) => sum + countBits(bits), 0)
  const found = plan && task.order === 'relevance' ? await byNearness(db, plan, held) : held
  return { found: found.slice(0, wanted), matches: verified, exact: candidateCount <= looked.length }
}

/** The first of them in the order that they have when it counts how near the asked words stand to one another. */
async function byNearness(db: Db, plan: Plan, found: readonly Found[]): Promise<readonly Found[]> {
  const leaves = askedLeaves(plan)
  if (leaves.length < 2) return found
  const [first, rest] = [found.slice(0, LOOKED_INTO), found.slice(LOOKED_INTO)]
  const words = await wordsOf(
    db,
    first.map(({ document }) => document),
  )
  const scored = first.map((one) => {
    const bytes = words.get(one.document)
    return { one, score: one.score * (1 + NEARNESS * (bytes ? nearness(leaves, wordsFrom(bytes)) : 0)) }
  })
  return [...scored.toSorted((one, other) => other.score - one.score).map(({ one }) => one), ...rest]
}
