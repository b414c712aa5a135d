import type { Db } from '../archive/archive.ts'
import { allSections, allSources, type Stored } from '../archive/sources.ts'
import type { Section, Source } from '../model/source.ts'
import { analyserFor } from '../text/analysers.ts'
import { matchKey } from '../text/fold.ts'
import { andBits, type Bits, bitsWhere, noBits, orBits, rangeOfBits } from './bits.ts'
import type { Block } from './block.ts'
import { allCategories, type Category, ordinalAt } from './documents.ts'
import { bylineTerms, topicTerm } from './index-article.ts'
import type { Lookup } from './match.ts'
import { bitsOf } from './posting.ts'
import type { Filters } from './query.ts'

/** Filters with what they name looked up. */
export interface Choice {
  readonly from: number
  /** Not included; never beyond the present, so that nothing under embargo is found or counted. */
  readonly to: number
  /** 1 for the number of each category that is let through; undefined when all are. */
  readonly admitted: Uint8Array | undefined
  /** One of these lists of terms has to be in the byline, all of them. */
  readonly bylines: readonly (readonly string[])[]
  /** One of these terms of topics. */
  readonly topics: readonly string[]
}

export interface Places {
  readonly sources: readonly Stored<Source>[]
  readonly sections: readonly Stored<Section>[]
}

/** Nothing is read where no filter names any. */
export async function placesOf(db: Db, { source, section }: Filters): Promise<Places> {
  if (source.length === 0 && section.length === 0) return { sources: [], sections: [] }
  const [sources, sections] = await Promise.all([allSources(db), allSections(db)])
  return { sources, sections }
}

/** After the index has been read: only then are all its categories known. */
export function choiceOf(filters: Filters, now: number, { sources, sections }: Places): Choice {
  const sourceIds = numbersOf(filters.source, sources)
  const sectionIds = numbersOf(filters.section, sections)
  const tests = [
    filters.lang.length > 0 && ((category: Category) => filters.lang.includes(category.lang)),
    filters.kind.length > 0 && ((category: Category) => (filters.kind as readonly string[]).includes(category.kind)),
    sourceIds && ((category: Category) => sourceIds.has(category.sourceId)),
    sectionIds && ((category: Category) => sectionIds.has(category.sectionId ?? 0)),
  ].filter((test) => typeof test === 'function')
  return {
    from: filters.from ?? Number.NEGATIVE_INFINITY,
    to: Math.min(filters.to ?? Number.POSITIVE_INFINITY, now + 1),
    admitted:
      tests.length > 0
        ? Uint8Array.from(allCategories(), (category) => +tests.every((test) => test(category)))
        : undefined,
    bylines: filters.by.map((name) => bylineTerms(analyserFor('en'), name)),
    topics: filters.topic.map(topicTerm),
  }
}

/** By key, or by a name in either language however it is spelt. Undefined when all are wanted. */
function numbersOf(
  wanted: readonly string[],
  known: readonly Stored<Source | Section>[],
): ReadonlySet<number> | undefined {
  if (wanted.length === 0) return undefined
  const keys = new Set(wanted.map(matchKey))
  const named = known.filter(({ key, names }) =>
    [key, ...Object.values(names)].some((name) => keys.has(matchKey(name))),
  )
  return new Set(named.map(({ id }) => id))
}

/** The documents of a block that may be shown at all and that the filters let through, not to be changed. */
export function chosen({ from, to, admitted, bylines, topics }: Choice, block: Block, lookup: Lookup): Bits {
  const { documents, live } = block
  const [first, end] = [ordinalAt(documents, from), ordinalAt(documents, to)]
  const isWhole = first === 0 && end === documents.count
  if (isWhole && !admitted && bylines.length === 0 && topics.length === 0) return live
  const bits = andBits(rangeOfBits(documents.count, first, end), live)
  if (bylines.length > 0) andBits(bits, bylineBits(bylines, documents.count, lookup))
  if (topics.length > 0) andBits(bits, topicBits(topics, documents.count, lookup))
  if (!admitted) return bits
  return andBits(bits, bitsWhere(documents.category, admitted))
}

function bylineBits(bylines: Choice['bylines'], size: number, lookup: Lookup): Bits {
  return bylines
    .filter((terms) => terms.length > 0)
    .map((terms) => terms.map((term) => termBits(term, size, lookup)).reduce(andBits, rangeOfBits(size, 0, size)))
    .reduce(orBits, noBits(size))
}

function topicBits(topics: Choice['topics'], size: number, lookup: Lookup): Bits {
  return topics.map((term) => termBits(term, size, lookup)).reduce(orBits, noBits(size))
}

function termBits(term: string, size: number, lookup: Lookup): Bits {
  const posting = lookup(term)
  return posting ? bitsOf(posting, size) : noBits(size)
}
