import type { RelatableArticle } from '../archive/relate-documents.ts'
import type { SafeHtml } from '../model/markup.ts'
import { plainText } from '../text/html.ts'
import { weekdayOf } from '../text/month-names.ts'
import { findNames } from './find-names.ts'
import { findNumbers } from './find-numbers.ts'
import { findPlaces } from './find-places.ts'
import { findTerms } from './find-terms.ts'
import type { Knowledge } from './knowledge.ts'
import { type Mention, readingOf } from './reading.ts'
import { overlapOf, type Shingles, shinglesOf } from './shingles.ts'

/** From so much on two texts are one; a shortened one is contained in the other, and no little part of it. */
const SAME = { resemblance: 0.6, containment: 0.8, leastPart: 0.3 }

/** So alike, a single other number is a correction: a toll that rose. */
const CORRECTED = 0.85

/** A text made ready for comparisons. */
export interface Telling {
  readonly article: RelatableArticle
  readonly shingles: Shingles
}

export function tellingOf(article: RelatableArticle): Telling {
  return { article, shingles: shinglesOf(article.lang, article.body as SafeHtml) }
}

/**
 * How much of their text two articles of one language share, when they are the same report; undefined when they are not.
 * Protocol news has its form, and fills it with other names, numbers and days: where each text has some that the
 * other has not, they tell of two events. A copy that was shortened or added to differs on one side alone.
 */
export function sameText(one: Telling, other: Telling, knowledge: Knowledge): number | undefined {
  if (one.article.lang !== other.article.lang) return undefined
  const { resemblance, containment } = overlapOf(one.shingles, other.shingles)
  const part = Math.min(one.shingles.size, other.shingles.size) / Math.max(one.shingles.size, other.shingles.size)
  const isContained = containment >= SAME.containment && part >= SAME.leastPart
  if (resemblance < SAME.resemblance && !isContained) return undefined
  return tellsOtherwise(one.article, other.article, resemblance, knowledge)
    ? undefined
    : Math.max(resemblance, containment)
}

function tellsOtherwise(
  one: RelatableArticle,
  other: RelatableArticle,
  resemblance: number,
  knowledge: Knowledge,
): boolean {
  const [ours, theirs] = [detailsOf(one, knowledge), detailsOf(other, knowledge)]
  const named = (left: Details, right: Details) => left.names.filter((keys) => !keys.some((key) => right.all.has(key)))
  if (named(ours, theirs).length > 0 && named(theirs, ours).length > 0) return true
  const counted = (left: Details, right: Details) => [...left.numbers].filter((key) => !right.numbers.has(key)).length
  const [we, they] = [counted(ours, theirs), counted(theirs, ours)]
  if (we === 0 || they === 0) return false
  return resemblance < CORRECTED || Math.max(we, they) > 1
}

interface Details {
  /** Of each name, the keys that it goes by. */
  readonly names: readonly (readonly string[])[]
  readonly all: ReadonlySet<string>
  /** Numbers, and days of the week as they are named. */
  readonly numbers: ReadonlySet<string>
}

function detailsOf({ lang, body, published_at }: RelatableArticle, knowledge: Knowledge): Details {
  const reading = readingOf(plainText(body as SafeHtml), lang, published_at)
  const places = findPlaces(reading)
  const terms = new Set(lang === 'ar' ? findTerms(reading, knowledge).map(({ at }) => reading.tokens[at]) : [])
  const isPlace = (start: number) => places.some((place) => start >= place.start && start < place.end)
  const names = findNames(reading, (token) => terms.has(token) || isPlace(token.start))
  const byForm = Map.groupBy(names, ({ form }) => form)
  const days = reading.tokens.flatMap(({ word }) => {
    const day = word.length > 3 ? weekdayOf(word) : undefined
    return day === undefined ? [] : [`day:${day}`]
  })
  const all = [...places.map(keysOf), ...[...byForm.values()].map((group) => group.flatMap(keysOf))]
  return {
    names: all,
    all: new Set(all.flat()),
    numbers: new Set([...findNumbers(reading).flatMap(keysOf), ...days]),
  }
}

function keysOf({ meanings }: Mention): readonly string[] {
  return meanings.map(({ key }) => key)
}
