import { type Bits, lowestBit } from './bits.ts'
import { allCategories, type Category, type Documents } from './documents.ts'
import type { Facet, FacetValue, SearchResult } from './result.ts'

/** How many found documents each category has. */
export class CategoryCounts {
  readonly #categories = allCategories()
  readonly #counts = new Uint32Array(this.#categories.length)

  add({ category }: Documents, found: Bits): void {
    const counts = this.#counts
    for (let index = 0; index < found.length; index += 1) {
      for (let word = found[index] ?? 0; word !== 0; word &= word - 1) {
        const number = category[(index << 5) + lowestBit(word)] ?? 0
        counts[number] = (counts[number] ?? 0) + 1
      }
    }
  }

  /** `sourceKey` tells a source's key by its number. Most frequent values first, years newest first. */
  facets(exact: boolean, sourceKey: (id: number) => string | undefined): SearchResult['facets'] {
    const by = (valueIn: (category: Category) => string | undefined) => this.#facet(exact, valueIn)
    return {
      lang: by(({ lang }) => lang),
      kind: by(({ kind }) => kind),
      source: by(({ sourceId }) => sourceKey(sourceId)),
      year: by(({ year }) => String(year)).toSorted((one, other) => Number(other.value) - Number(one.value)),
    } satisfies Record<Facet, readonly FacetValue[]>
  }

  #facet(exact: boolean, valueIn: (category: Category) => string | undefined): readonly FacetValue[] {
    const counts = new Map<string, number>()
    for (const [number, count] of this.#counts.entries()) {
      const category = this.#categories[number]
      const value = count > 0 && category ? valueIn(category) : undefined
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + count)
    }
    return [...counts]
      .sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1))
      .map(([value, count]) => ({ value, total: { count, exact } }))
  }
}
