import type { Db } from '../../archive/archive.ts'
import type { Ask } from '../../archive/relate-candidates.ts'
import { frequenciesOf } from '../../archive/relate-documents.ts'
import type { VectorRow } from '../../archive/relate-vectors.ts'
import type { Candidate } from '../document.ts'
import { EVERYTHING } from '../feature.ts'
import { STORED, type Stored } from '../neighbours.ts'
import type { Frequencies } from '../rarity.ts'
import { PostingLists } from './posting-lists.ts'

/** Powers of two. A vector is about a kilobyte, a candidate twenty, the others a few bytes. */
const VECTORS = 1 << 14
const CANDIDATES = 1 << 10
const ORIGINALS = 1 << 16
const COUNTS = 1 << 17

/**
 * What a thread of a recomputation has read lately, some 60 megabytes at most, half of them postings: articles are gone through in the order of
 * publication, and those near in time have most in common. Only for as long as a round lasts.
 */
export class Memory implements Stored {
  readonly #lists = new PostingLists()
  readonly #vectors = new Recent<VectorRow>(VECTORS)
  readonly #candidates = new Recent<Candidate>(CANDIDATES)
  readonly #originals = new Recent<number>(ORIGINALS)
  readonly #counts = new Recent<number>(COUNTS)

  sharing(db: Db, ask: Ask): Promise<readonly number[]> {
    return this.#lists.sharing(db, ask)
  }

  async vectors(db: Db, ids: readonly number[]): Promise<readonly VectorRow[]> {
    const found = await this.#vectors.all(ids, async (missing) => {
      const rows = await STORED.vectors(db, missing)
      return new Map(rows.map((row) => [row.article_id, row]))
    })
    return [...found.values()]
  }

  async candidates(
    db: Db,
    ids: readonly number[],
    vectors: ReadonlyMap<number, VectorRow>,
  ): Promise<readonly Candidate[]> {
    const found = await this.#candidates.all(ids, async (missing) => {
      const read = await STORED.candidates(db, missing, vectors)
      return new Map(read.map((one) => [one.id, one]))
    })
    return [...found.values()]
  }

  async originals(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const found = await this.#originals.all(ids, async (missing) => {
      const read = await STORED.originals(db, missing)
      return new Map(missing.map((id) => [id, read.get(id) ?? id]))
    })
    return new Map([...found].filter(([id, original]) => id !== original))
  }

  async frequencies(db: Db, features: readonly number[]): Promise<Frequencies> {
    const counts = await this.#counts.all([EVERYTHING, ...features], async (missing) => {
      const read = await frequenciesOf(db, missing)
      return new Map(missing.map((feature) => [feature, read.get(feature) ?? 0]))
    })
    const count = (feature: number) => counts.get(feature) ?? 0
    return { articles: count(EVERYTHING), count }
  }
}

/** Remembers values by their numbers. Each number has one place, and leaves it to the next that comes there. */
class Recent<Value> {
  readonly #keys: Float64Array
  readonly #values: (Value | undefined)[]

  constructor(places: number) {
    this.#keys = new Float64Array(places).fill(-1)
    this.#values = new Array(places).fill(undefined)
  }

  /** By their keys, those that are not remembered as they are read. */
  async all(
    keys: readonly number[],
    read: (missing: readonly number[]) => Promise<ReadonlyMap<number, Value>>,
  ): Promise<ReadonlyMap<number, Value>> {
    const found = new Map<number, Value>()
    const missing: number[] = []
    for (const key of keys) {
      const place = this.#placeOf(key)
      if (this.#keys[place] === key) found.set(key, this.#values[place] as Value)
      else missing.push(key)
    }
    if (missing.length === 0) return found
    for (const [key, value] of await read(missing)) {
      const place = this.#placeOf(key)
      this.#keys[place] = key
      this.#values[place] = value
      found.set(key, value)
    }
    return found
  }

  #placeOf(key: number): number {
    return key & (this.#keys.length - 1)
  }
}
