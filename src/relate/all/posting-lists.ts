import type { Db } from '../../archive/archive.ts'
import { type Ask, NEAREST_OLDER, type Stretch, stretchesAround } from '../../archive/relate-candidates.ts'
import { Shares } from './shares.ts'

/** Articles that tell of a feature around some days, in the order of days and numbers. */
interface List {
  readonly days: Int32Array
  readonly ids: Float64Array
  readonly weights: Uint16Array
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Since it was last looked at to be forgotten. */
  wasAskedFor: boolean
}

/** Postings that are remembered, fourteen bytes each, and what a list costs by itself, as if it were postings. */
const MOST = 1 << 21
const A_LIST = 16

/**
 * The articles that tell of each feature, as far as a recomputation has need of them: it goes through the archive in the order of
 * publication, so that who is asked for a feature asks for the articles that the last one asked for and a few after
 * them. They are read a stretch at a time. What has been there longest is forgotten first, unless it was asked for meanwhile.
 */
export class PostingLists {
  readonly #most: number
  readonly #lists = new Map<number, List>()
  readonly #shares = new Shares()
  #kept = 0

  constructor(most = MOST) {
    this.#most = most
  }

  /** The same as `candidatesOf` has of older articles. */
  async sharing(db: Db, { id, day, features, limit }: Ask): Promise<readonly number[]> {
    const lists = features.map(({ feature }) => this.#listUntil(feature, day))
    const unknown = features.flatMap(({ feature }, at) => (lists[at] ? [] : [feature]))
    const read = unknown.length > 0 ? await stretchesAround(db, unknown, day) : undefined
    for (const [at, { feature, weight }] of features.entries()) {
      const list = lists[at] ?? listOf(read?.get(feature) as Stretch)
      if (!lists[at]) this.#put(feature, list)
      this.#addUp(list, { id, day, weight })
    }
    this.#forgetOldest()
    return this.#shares.takeBest(limit)
  }

  /** If the nearest articles of a day or before it are among what is remembered. */
  #listUntil(feature: number, day: number): List | undefined {
    const list = this.#lists.get(feature)
    if (!list || !hasUntil(list, day)) return undefined
    list.wasAskedFor = true
    return list
  }

  /** Adds up of the nearest articles how much they tell of a feature that counts so much. */
  #addUp(list: List, { id, day, weight }: Pick<Ask, 'id' | 'day'> & { readonly weight: number }): void {
    let left = NEAREST_OLDER
    for (let at = endOf(list, day) - 1; at >= 0 && left > 0; at -= 1) {
      const other = list.ids[at] as number
      if (other === id) continue
      this.#shares.add(other, (list.weights[at] as number) * weight)
      left -= 1
    }
  }

  #put(feature: number, list: List): void {
    const before = this.#lists.get(feature)
    this.#lists.set(feature, list)
    this.#kept += sizeOf(list) - (before ? sizeOf(before) : 0)
  }

  /** Second chance: what was asked for comes behind all others, and is looked at again when it is its turn. */
  #forgetOldest(): void {
    for (const [feature, list] of this.#lists) {
      if (this.#kept <= this.#most) return
      this.#lists.delete(feature)
      if (list.wasAskedFor) this.#lists.set(feature, list)
      else this.#kept -= sizeOf(list)
      list.wasAskedFor = false
    }
  }
}

function sizeOf({ ids }: List): number {
  return ids.length + A_LIST
}

function listOf({ telling, isFirst, isLast }: Stretch): List {
  const days = new Int32Array(telling.length)
  const ids = new Float64Array(telling.length)
  const weights = new Uint16Array(telling.length)
  for (const [at, { day, article_id, weight }] of telling.entries()) {
    days[at] = day
    ids[at] = article_id
    weights[at] = weight
  }
  return { days, ids, weights, isFirst, isLast, wasAskedFor: false }
}

/** Whether the nearest articles of a day or before it are among these. */
function hasUntil(list: List, day: number): boolean {
  const last = list.days[list.days.length - 1] ?? Number.NEGATIVE_INFINITY
  return (list.isLast || last > day) && (list.isFirst || endOf(list, day) > NEAREST_OLDER)
}

/** Where the articles after a day begin. */
function endOf({ days }: List, day: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as number) <= day) low = middle + 1
    else high = middle
  }
  return low
}
