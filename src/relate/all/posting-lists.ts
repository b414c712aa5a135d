import type { Db } from '../../archive/archive.ts'
import { type Ask, NEAREST_OLDER, type Stretch, stretchesAround } from '../../archive/relate-candidates.ts'

/** Articles that tell of a feature around some days, in the order of days and numbers. */
interface List {
  readonly days: Int32Array
  readonly ids: Float64Array
  readonly weights: Uint16Array
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Postings that are remembered, fourteen bytes each, and what a list costs by itself, as if it were postings. */
const MOST = 1 << 21
const A_LIST = 16

/**
 * The articles that tell of each feature, as far as a recomputation has need of them: it goes through the archive in the order of
 * publication, so that who is asked for a feature asks for the articles that the last one asked for and a few after
 * them. They are read a stretch at a time. What is asked for longest ago is forgotten first.
 */
export class PostingLists {
  readonly #most: number
  readonly #lists = new Map<number, List>()
  #kept = 0

  constructor(most = MOST) {
    this.#most = most
  }

  /** The same as `candidatesOf` has of older articles. */
  async sharing(db: Db, { id, day, features, limit }: Ask): Promise<readonly number[]> {
    const unknown = features.filter(({ feature }) => !hasUntil(this.#lists.get(feature), day))
    if (unknown.length > 0) {
      const read = await stretchesAround(
        db,
        unknown.map(({ feature }) => feature),
        day,
      )
      for (const [feature, stretch] of read) this.#put(feature, listOf(stretch))
    }
    const sharing = new Map<number, number>()
    for (const { feature, weight } of features) {
      const list = this.#lists.get(feature)
      if (!list) continue
      this.#put(feature, list)
      addUp(sharing, list, { id, day, weight })
    }
    this.#forgetOldest()
    return best(sharing, limit)
  }

  /** As the one that was asked for last. */
  #put(feature: number, list: List): void {
    this.#take(feature)
    this.#lists.set(feature, list)
    this.#kept += sizeOf(list)
  }

  #take(feature: number): void {
    const list = this.#lists.get(feature)
    if (!list) return
    this.#lists.delete(feature)
    this.#kept -= sizeOf(list)
  }

  #forgetOldest(): void {
    for (const feature of this.#lists.keys()) {
      if (this.#kept <= this.#most) return
      this.#take(feature)
    }
  }
}

function sizeOf({ ids }: List): number {
  return ids.length + A_LIST
}

function listOf({ telling, isFirst, isLast }: Stretch): List {
  return {
    days: Int32Array.from(telling, ({ day }) => day),
    ids: Float64Array.from(telling, ({ article_id }) => article_id),
    weights: Uint16Array.from(telling, ({ weight }) => weight),
    isFirst,
    isLast,
  }
}

/** Whether the nearest articles of a day or before it are among these. */
function hasUntil(list: List | undefined, day: number): boolean {
  if (!list) return false
  const last = list.days.at(-1) ?? Number.NEGATIVE_INFINITY
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

/** Adds up of the nearest articles how much they tell of a feature that counts so much. */
function addUp(
  sharing: Map<number, number>,
  list: List,
  { id, day, weight }: { readonly id: number; readonly day: number; readonly weight: number },
): void {
  let left = NEAREST_OLDER
  for (let at = endOf(list, day) - 1; at >= 0 && left > 0; at -= 1) {
    const other = list.ids[at] as number
    if (other === id) continue
    sharing.set(other, (sharing.get(other) ?? 0) + (list.weights[at] as number) * weight)
    left -= 1
  }
}

/** Those that share most, of two alike the one with the higher number first. */
function best(sharing: ReadonlyMap<number, number>, limit: number): readonly number[] {
  const ids: number[] = []
  const shares: number[] = []
  for (const [id, share] of sharing) {
    if (ids.length === limit && share < (shares[limit - 1] as number)) continue
    let at = ids.length
    while (at > 0 && isBetter(share, id, shares[at - 1] as number, ids[at - 1] as number)) at -= 1
    ids.splice(at, 0, id)
    shares.splice(at, 0, share)
    if (ids.length <= limit) continue
    ids.pop()
    shares.pop()
  }
  return ids
}

function isBetter(share: number, id: number, otherShare: number, otherId: number): boolean {
  return share > otherShare || (share === otherShare && id > otherId)
}
