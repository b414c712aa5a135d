import type { Db } from '../archive/archive.ts'
import { duplicatesAmong } from '../archive/duplicates.ts'
import { ASKED_FEATURES, type Ask, candidatesOf, translationsAmong } from '../archive/relate-candidates.ts'
import { candidateRows, frequenciesOf } from '../archive/relate-documents.ts'
import { type Candidate, candidateOf, type Document } from './document.ts'
import { EVERYTHING } from './feature.ts'
import type { Knowledge } from './knowledge.ts'
import { nearnessFrom } from './meaning/nearness.ts'
import type { PackedVector } from './packed-vector.ts'
import type { Frequencies } from './rarity.ts'
import { readVectors } from './read-vectors.ts'
import { type Comparison, compare } from './score.ts'
import { probeOf, type Screened, screened } from './screen.ts'
import type { Vector } from './vector.ts'

/** Candidates that are screened. */
const CANDIDATES = 96
/** Of each list and of the own language, and of all others: candidates that are compared in full. */
const COMPARED = 12
/**
 * Articles that have nothing to do with one another are less alike (95th percentile 0.14). Between 0.13 and this the
 * seed newsroom's lists held pairs that share ordinary words alone, as olive oil and a mosque do.
 */
const LEAST_LIKENESS = 0.2
const LEAST_SCORE = 0.05
const DAY_MS = 86_400_000
/** Thousandths, as postings keep weights. */
export const WHOLE = 1000

/** An article that another is like. */
export interface Neighbour {
  readonly other: Candidate
  readonly comparison: Comparison
  readonly isTranslation: boolean
}

/** Where candidates come from: the archive, or a memory in front of it. */
export interface Stored {
  /** Who shares most of some features, the best first. */
  sharing(db: Db, ask: Ask): Promise<readonly number[]>
  vectors(db: Db, ids: readonly number[]): Promise<readonly PackedVector[]>
  candidates(db: Db, ids: readonly number[], vectors: ReadonlyMap<number, PackedVector>): Promise<readonly Candidate[]>
  /** Of those that are copies, whose text they carry. */
  originals(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, number>>
  /** In the order of the articles. */
  translations(db: Db, ids: readonly number[]): Promise<readonly ReadonlySet<number>[]>
}

export const STORED: Stored = {
  sharing: candidatesOf,
  vectors: readVectors,
  candidates: async (db, ids, vectors) =>
    (await candidateRows(db, ids)).map((row) => candidateOf(row, vectors.get(row.article_id)?.norms)),
  originals: async (db, ids) =>
    new Map((await duplicatesAmong(db, ids)).map((row) => [row.article_id, row.original_id])),
  translations: async (db, ids) => [...(await translationsAmong(db, ids)).values()],
}

const NO_ARTICLES: ReadonlySet<number> = new Set()

/** Days since 1970, UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}

/** How many articles tell of some features now. */
export async function frequenciesIn(db: Db, features: readonly number[]): Promise<Frequencies> {
  const counts = await frequenciesOf(db, [EVERYTHING, ...features])
  return { articles: counts.get(EVERYTHING) ?? 0, count: (feature) => counts.get(feature) ?? 0 }
}

/**
 * What an article is like, the best first, copies left out: candidates that share its heaviest features are screened by
 * their vectors, and the best of them compared in full. `which` leaves out those published after it.
 */
export async function neighboursOf(
  db: Db,
  document: Document,
  vector: Vector,
  knowledge: Knowledge,
  which: Ask['which'] = 'all',
  stored: Stored = STORED,
): Promise<readonly Neighbour[]> {
  const [translations = NO_ARTICLES] = await stored.translations(db, [document.id])
  const ids = new Set([...(await stored.sharing(db, askOf(document, vector, which))), ...translations])
  ids.delete(document.id)
  const vectors = new Map((await stored.vectors(db, [...ids])).map((one) => [one.id, one]))
  const nearnessTo = await nearnessFrom(db, document.id, [...ids], knowledge.meaning)
  const alike = screened(probeOf(document, vector), [...vectors.values()], nearnessTo).filter(isLike)
  const others = [...new Set([...alike.map(({ other }) => other.id), ...translations])]
  const originals = await stored.originals(db, [document.id, ...others])
  const isAnother = (id: number) => !originals.has(id) && originals.get(document.id) !== id
  const best = bestOf(
    document,
    alike.filter(({ other }) => isAnother(other.id)),
  )
  const compared = others.filter((id) => isAnother(id) && (best.has(id) || translations.has(id)))
  return (await stored.candidates(db, compared, vectors))
    .map((other) => {
      const nearness = nearnessTo(other.id, document.lang === other.lang ? 'own' : 'shared')
      const comparison = compare(document, vector, other, knowledge, nearness)
      return { other, comparison, isTranslation: translations.has(other.id) }
    })
    .filter(
      ({ other, comparison, isTranslation }) =>
        (isTranslation || isLike(comparison)) && (which === 'all' || isBefore(other, document)),
    )
    .sort(
      (one, two) =>
        two.comparison.score - one.comparison.score ||
        two.other.publishedAt - one.other.publishedAt ||
        two.other.id - one.other.id,
    )
}

function askOf({ id, publishedAt }: Document, vector: Vector, which: Ask['which']): Ask {
  const norm = Math.max(vector.norms.own, vector.norms.shared) || 1
  const features = vector.features.slice(0, ASKED_FEATURES).map(({ number, value }) => ({
    feature: number,
    weight: Math.round((value / norm) * WHOLE),
  }))
  return { id, day: dayOf(publishedAt), features, which, limit: CANDIDATES }
}

/** Those that may be the best of a list, each list in its own language and in others. */
function bestOf({ lang }: Document, alike: readonly Screened[]): ReadonlySet<number> {
  const groups = Map.groupBy(alike, ({ other }) => `${other.kind} ${other.lang === lang}`)
  return new Set(
    [...groups.values()].flatMap((group) =>
      group
        .sort((one, two) => two.score - one.score)
        .slice(0, COMPARED)
        .map(({ other }) => other.id),
    ),
  )
}

function isLike({ likeness, score }: { readonly likeness: number; readonly score: number }): boolean {
  return likeness >= LEAST_LIKENESS && score >= LEAST_SCORE
}

/** In the order of publication. */
export function isBefore(
  one: { readonly publishedAt: number; readonly id: number },
  other: { readonly publishedAt: number; readonly id: number },
): boolean {
  return one.publishedAt < other.publishedAt || (one.publishedAt === other.publishedAt && one.id < other.id)
}
