import type { Db } from '../../archive/archive.ts'
import { type Ask, translationsAmong } from '../../archive/relate-candidates.ts'
import { frequenciesOf } from '../../archive/relate-documents.ts'
import type { Candidate } from '../document.ts'
import { EVERYTHING } from '../feature.ts'
import { STORED, type Stored } from '../neighbours.ts'
import type { PackedVector } from '../packed-vector.ts'
import type { Frequencies } from '../rarity.ts'
import { Counts } from './counts.ts'
import { PostingLists } from './posting-lists.ts'

/** Powers of two. A vector is about a kilobyte and a half, a candidate ten, the others a few bytes. */
const VECTORS = 1 << 15
const CANDIDATES = 1 << 13
const ORIGINALS = 1 << 16
const TRANSLATIONS = 1 << 10

/**
 * What a thread of a recomputation has read lately, some 170 megabytes at most, half of them candidates: articles are gone through in the order of
 * publication, and those near in time have most in common. Only for as long as a round lasts.
 */
export class Memory implements Stored {
  readonly #lists = new PostingLists()
  readonly #vectors = new Recent<PackedVector>(VECTORS)
  readonly #candidates = new Recent<Candidate>(CANDIDATES)
  readonly #originals = new Recent<number>(ORIGINALS)
  readonly #translations = new Recent<ReadonlySet<number>>(TRANSLATIONS)
  readonly #counts = new Counts()

  /** To be asked when the frequencies of its features are known. What it alone tells of it shares with nobody. */
  sharing(db: Db, ask: Ask): Promise<readonly number[]> {
    const features = ask.features.filter(({ feature }) => this.#counts.count(feature) !== 1)
    return this.#lists.sharing(db, { ...ask, features })
  }

  vectors(db: Db, ids: readonly number[]): Promise<readonly PackedVector[]> {
    return this.#vectors.all(ids, async (missing) => byId(await STORED.vectors(db, missing)))
  }

  candidates(
    db: Db,
    ids: readonly number[],
    vectors: ReadonlyMap<number, PackedVector>,
  ): Promise<readonly Candidate[]> {
    return this.#candidates.all(ids, async (missing) => byId(await STORED.candidates(db, missing, vectors)))
  }

  async originals(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const originals = await this.#originals.all(ids, async (missing) => {
      const read = await STORED.originals(db, missing)
      return new Map(missing.map((id) => [id, read.get(id) ?? id]))
    })
    const copies = new Map<number, number>()
    for (const [at, id] of ids.entries()) if (originals[at] !== id) copies.set(id, originals[at] as number)
    return copies
  }

  translations(db: Db, ids: readonly number[]): Promise<readonly ReadonlySet<number>[]> {
    return this.#translations.all(ids, (missing) => translationsAmong(db, missing))
  }

  /** Of all these features, until they are asked for of others. */
  async frequencies(db: Db, features: readonly number[]): Promise<Frequencies> {
    const counts = this.#counts
    await counts.know([EVERYTHING, ...features], (missing) => frequenciesOf(db, missing))
    return { articles: counts.count(EVERYTHING), count: (feature) => counts.count(feature) }
  }
}

function byId<One extends { readonly id: number }>(all: readonly One[]): ReadonlyMap<number, One> {
  return new Map(all.map((one) => [one.id, one]))
}

/** Remembers values by their numbers. Each number has one place, and leaves it to the next that comes there. */
class Recent<Value> {
  readonly #keys: Float64Array
  readonly #values: (Value | undefined)[]

  constructor(places: number) {
    this.#keys = new Float64Array(places).fill(-1)
    this.#values = new Array(places).fill(undefined)
  }

  /** The values that there are, in the order of their keys; those that are not remembered as they are read. */
  async all(
    keys: readonly number[],
    read: (missing: readonly number[]) => Promise<ReadonlyMap<number, Value>>,
  ): Promise<readonly Value[]> {
    const missing: number[] = []
    const found = keys.map((key) => {
      const place = this.#placeOf(key)
      if (this.#keys[place] === key) return this.#values[place]
      missing.push(key)
      return undefined
    })
    if (missing.length === 0) return found as Value[]
    const added = await read(missing)
    for (const [key, value] of added) {
      const place = this.#placeOf(key)
      this.#keys[place] = key
      this.#values[place] = value
    }
    const all = keys.map((key, at) => found[at] ?? added.get(key))
    return all.filter((value) => value !== undefined)
  }

  #placeOf(key: number): number {
    return key & (this.#keys.length - 1)
  }
}
