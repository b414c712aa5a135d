import { andNotBits, type Bits, countBits, lowestBit } from './bits.ts'
import type { Block } from './block.ts'
import { allCategories, type Category } from './documents.ts'
import type { Facet, FacetValue, SearchResult } from './result.ts'

/** How many found documents each category has. */
export class CategoryCounts {
  readonly #categories = allCategories()
  readonly #counts = new Int32Array(this.#categories.length)

  /** `count` is how many of them there are. Where they are more than half of a block, the others are fewer to count. */
  add(block: Block, found: Bits, count: number): void {
    const all = categoriesOf(block)
    if (2 * count <= all.count) {
      addCategories(block, found, this.#counts, 1)
      return
    }
    for (let number = 0; number < all.counts.length; number += 1) {
      this.#counts[number] = (this.#counts[number] ?? 0) + (all.counts[number] ?? 0)
    }
    addCategories(block, andNotBits(block.live.slice(), found), this.#counts, -1)
  }

  found(): readonly CategoryCount[] {
    const found: CategoryCount[] = []
    for (let number = 0; number < this.#counts.length; number += 1) {
      const count = this.#counts[number] ?? 0
      if (count > 0) found.push({ category: this.#categories[number] as Category, count })
    }
    return found
  }
}

/** A category of which something was found. */
export interface CategoryCount {
  readonly category: Category
  readonly count: number
}

/** The numbers of the sources of what was found. */
export function sourcesOf(found: readonly CategoryCount[]): ReadonlySet<number> {
  return new Set(found.map(({ category }) => category.sourceId))
}

/** `sourceKey` tells a source's key by its number. Most frequent values first, years newest first. */
export function facetsOf(
  found: readonly CategoryCount[],
  exact: boolean,
  sourceKey: (id: number) => string | undefined,
): SearchResult['facets'] {
  const by = (valueIn: (category: Category) => string | undefined) => facet(found, exact, valueIn)
  return {
    lang: by(({ lang }) => lang),
    kind: by(({ kind }) => kind),
    source: by(({ sourceId }) => sourceKey(sourceId)),
    year: by(({ year }) => String(year)).toSorted((one, other) => Number(other.value) - Number(one.value)),
  } satisfies Record<Facet, readonly FacetValue[]>
}

function facet(
  found: readonly CategoryCount[],
  exact: boolean,
  valueIn: (category: Category) => string | undefined,
): readonly FacetValue[] {
  const counts = new Map<string, number>()
  for (const { category, count } of found) {
    const value = valueIn(category)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + count)
  }
  return [...counts]
    .sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1))
    .map(([value, count]) => ({ value, total: { count, exact } }))
}

/** Of all documents of a block that were not removed. */
interface BlockCategories {
  readonly count: number
  readonly counts: Int32Array
}

const known = new WeakMap<Block, BlockCategories>()

function categoriesOf(block: Block): BlockCategories {
  const kept = known.get(block)
  if (kept) return kept
  const counts = new Int32Array(allCategories().length)
  addCategories(block, block.live, counts, 1)
  const all = { count: countBits(block.live), counts }
  known.set(block, all)
  return all
}

function addCategories({ documents: { category } }: Block, bits: Bits, counts: Int32Array, each: 1 | -1): void {
  for (let index = 0; index < bits.length; index += 1) {
    for (let word = bits[index] ?? 0; word !== 0; word &= word - 1) {
      const number = category[(index << 5) + lowestBit(word)] ?? 0
      counts[number] = (counts[number] ?? 0) + each
    }
  }
}
