import { nameSimilarity } from '../src/text/names/similarity.ts'
import { skeletons } from '../src/text/names/skeleton.ts'
import { fnv1a, isHeldOut, NAME_PAIRS, type NamePair, readNamePairs } from '../train/name-pairs.ts'

const CANDIDATES = 5_000
const QUERIES = 400
/** A pair above this is called one name. */
const THRESHOLD = 0.5

export interface Ranked {
  readonly task: string
  readonly queries: number
  readonly candidates: number
  readonly r1: number
  readonly r5: number
  readonly mrr: number
}

export interface MeasuredNames {
  readonly pairs: number
  readonly ranked: readonly Ranked[]
  readonly threshold: { readonly recall: number; readonly falsePer1000: number; readonly nearestRefused: number }
  readonly skeletons: { readonly recall: number; readonly bucket: number; readonly perWord: number }
  readonly comparisonsPerSecond: number
}

/**
 * Each query has 5,000 candidates of which one is right. `one right` leaves out other candidates with the query's
 * own spelling (Yaqub beside Yaqoub for يعقوب), which no comparison of spellings can rank; `as drawn` leaves
 * them in and counts them as wrong. A candidate of equal score counts as ranked before the right one.
 */
export function measureNames(file: string): MeasuredNames {
  const all = readNamePairs(file)
  const pairs = drawn(file === NAME_PAIRS ? all.filter(isHeldOut) : all)
  const started = performance.now()
  const ranked = [
    ...ranks(
      'one right',
      oncePer(pairs, ({ arabic }) => arabic),
    ),
    ...ranks('as drawn', pairs),
  ]
  const comparisons = ranked.reduce((sum, { queries, candidates }) => sum + queries * candidates, 0)
  return {
    pairs: pairs.length,
    ranked,
    threshold: measureThreshold(pairs),
    skeletons: measureSkeletons(pairs.slice(0, CANDIDATES)),
    comparisonsPerSecond: Math.round((1000 * comparisons) / (performance.now() - started)),
  }
}

/** In an order that has nothing to do with the file's, and is the same each time. */
function drawn(pairs: readonly NamePair[]): readonly NamePair[] {
  return [...pairs].sort((a, b) => fnv1a(a.latin) - fnv1a(b.latin) || (a.latin < b.latin ? -1 : 1))
}

function oncePer(pairs: readonly NamePair[], key: (pair: NamePair) => string): readonly NamePair[] {
  return [...new Map(pairs.map((pair) => [key(pair), pair])).values()]
}

function ranks(protocol: string, pairs: readonly NamePair[]): readonly Ranked[] {
  const candidates = pairs.slice(0, CANDIDATES)
  const queries = candidates.slice(0, QUERIES)
  return [
    ranking(`Arabic to Latin, ${protocol}`, queries, candidates, (query, other) =>
      nameSimilarity(query.arabic, other.latin),
    ),
    ranking(`Latin to Arabic, ${protocol}`, queries, candidates, (query, other) =>
      nameSimilarity(other.arabic, query.latin),
    ),
  ]
}

function ranking(
  task: string,
  queries: readonly NamePair[],
  candidates: readonly NamePair[],
  similarity: (query: NamePair, candidate: NamePair) => number,
): Ranked {
  const found = queries.map((query) => {
    const own = similarity(query, query)
    return candidates.filter((candidate) => similarity(query, candidate) >= own).length
  })
  const mean = (gain: (rank: number) => number) => found.reduce((sum, rank) => sum + gain(rank), 0) / found.length
  return {
    task,
    queries: queries.length,
    candidates: candidates.length,
    r1: mean((rank) => (rank <= 1 ? 1 : 0)),
    r5: mean((rank) => (rank <= 5 ? 1 : 0)),
    mrr: mean((rank) => 1 / Math.max(rank, 1)),
  }
}

/** True pairs above the threshold, and chance pairs; and how often the likeliest of 40 chance pairs is refused. */
function measureThreshold(pairs: readonly NamePair[]): MeasuredNames['threshold'] {
  const queries = pairs.slice(0, 2_000)
  const chance = queries.map((query, index) =>
    Array.from({ length: 40 }, (_, k) => queries[(index + 37 * k + 1) % queries.length] ?? query)
      .filter(({ arabic }) => arabic !== query.arabic)
      .map(({ latin }) => nameSimilarity(query.arabic, latin)),
  )
  const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length
  return {
    recall: share(queries.map(({ arabic, latin }) => nameSimilarity(arabic, latin) >= THRESHOLD)),
    falsePer1000: 1000 * share(chance.flat().map((score) => score >= THRESHOLD)),
    nearestRefused: share(chance.map((scores) => Math.max(...scores) < THRESHOLD)),
  }
}

/** How many pairs share a key, how many of 5,000 others a word's keys bring up, and microseconds for a word. */
function measureSkeletons(pairs: readonly NamePair[]): MeasuredNames['skeletons'] {
  const started = performance.now()
  const keys = pairs.map(({ arabic, latin }) => ({ arabic: skeletons(arabic), latin: skeletons(latin) }))
  const perWord = (500 * (performance.now() - started)) / pairs.length
  const buckets = Map.groupBy(
    keys.flatMap(({ latin }, index) => latin.map((key) => ({ key, index }))),
    ({ key }) => key,
  )
  const brought = keys.map(
    ({ arabic }) => new Set(arabic.flatMap((key) => buckets.get(key) ?? []).map((one) => one.index)),
  )
  return {
    recall: brought.filter((indexes, index) => indexes.has(index)).length / pairs.length,
    bucket: brought.reduce((sum, indexes) => sum + indexes.size, 0) / pairs.length,
    perWord,
  }
}
