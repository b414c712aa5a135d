import type { Db } from '../../archive/archive.ts'
import { frequenciesOf } from '../../archive/relate-documents.ts'
import type { VectorRow } from '../../archive/relate-vectors.ts'
import type { Candidate } from '../document.ts'
import { EVERYTHING } from '../feature.ts'
import { STORED, type Stored } from '../neighbours.ts'
import type { Frequencies } from '../rarity.ts'

/** A vector is about a kilobyte, a candidate twenty, a count with its place in the map a hundred bytes. */
const VECTORS = 8000
const CANDIDATES = 1000
const COUNTS = 100_000

/**
 * What a thread of a recomputation has read lately, some 80 megabytes at most: articles are gone through in the order of
 * publication, and those near in time have most in common. Only for as long as a round lasts.
 */
export class Memory implements Stored {
  readonly #vectors = new Recent<VectorRow>(VECTORS)
  readonly #candidates = new Recent<Candidate>(CANDIDATES)
  readonly #counts = new Recent<number>(COUNTS)

  vectors(db: Db, ids: readonly number[]): Promise<readonly VectorRow[]> {
    return this.#vectors.all(
      ids,
      (missing) => STORED.vectors(db, missing),
      (row) => row.article_id,
    )
  }

  candidates(db: Db, ids: readonly number[], vectors: ReadonlyMap<number, VectorRow>): Promise<readonly Candidate[]> {
    return this.#candidates.all(
      ids,
      (missing) => STORED.candidates(db, missing, vectors),
      ({ id }) => id,
    )
  }

  async frequencies(db: Db, features: readonly number[]): Promise<Frequencies> {
    const wanted = [EVERYTHING, ...features]
    const missing = wanted.filter((feature) => this.#counts.get(feature) === undefined)
    const read = missing.length > 0 ? await frequenciesOf(db, missing) : new Map<number, number>()
    for (const feature of missing) this.#counts.set(feature, read.get(feature) ?? 0)
    const count = (feature: number) => this.#counts.get(feature) ?? read.get(feature) ?? 0
    return { articles: count(EVERYTHING), count }
  }
}

/** Remembers at least the last so many values by their number; when the younger half is full, the older one goes. */
class Recent<Value> {
  readonly #most: number
  #young = new Map<number, Value>()
  #old = new Map<number, Value>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: number): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: number, value: Value): void {
    if (this.#young.size >= this.#most) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  async all(
    keys: readonly number[],
    read: (missing: readonly number[]) => Promise<readonly Value[]>,
    keyOf: (value: Value) => number,
  ): Promise<readonly Value[]> {
    const known = keys.map((key) => this.get(key))
    const missing = keys.filter((_, at) => known[at] === undefined)
    const found = missing.length > 0 ? await read(missing) : []
    for (const value of found) this.set(keyOf(value), value)
    return [...known.filter((value) => value !== undefined), ...found]
  }
}
