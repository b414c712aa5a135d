import type { Lang } from '../model/lang.ts'
import type { Evidence } from '../model/relation.ts'
import { type Feature, numberOf, typeOf } from './feature.ts'
import { type FeatureTable, firstSlot, halfOf, nextSlot, tableOf } from './feature-table.ts'
import { type Frequencies, rarityOf } from './rarity.ts'

/** Between articles of one language, or of two. */
export type Space = 'own' | 'shared'

/** A feature with what it counts for: how much the text tells of it, times its rarity. */
export interface Weighed extends Feature {
  readonly type: Evidence
  /** As the database knows it. */
  readonly number: number
  readonly rarity: number
  readonly value: number
}

export interface Norms {
  readonly own: number
  readonly shared: number
}

/** A document's features as a vector, the heaviest first. */
export interface Vector {
  readonly lang: Lang
  readonly features: readonly Weighed[]
  /** Where each of them stands. */
  readonly table: FeatureTable
  readonly norms: Norms
}

/**
 * Which features two articles can have in common: those of one language have their own words, and need not go by the
 * lexicon, nor by skeletons of names; those of two have all that is neutral.
 */
export function isIn(space: Space, lang: Lang, type: Evidence): boolean {
  if (space === 'shared') return type !== 'word'
  return type !== 'person' && (lang === 'en' || type !== 'term')
}

export function vectorOf(lang: Lang, features: readonly Feature[], frequencies: Frequencies): Vector {
  const weighed = features
    .map(({ key, weight, form }) => {
      const number = numberOf(key)
      const rarity = Math.max(rarityOf(key, frequencies, number), 0)
      return { key, weight, form, type: typeOf(key), number, rarity, value: weight * rarity }
    })
    .sort((one, other) => other.value - one.value)
  const halves = new Int32Array(weighed.length)
  for (const [at, { number }] of weighed.entries()) halves[at] = halfOf(number)
  return {
    lang,
    features: weighed,
    table: tableOf(halves),
    norms: { own: normOf(weighed, lang, 'own'), shared: normOf(weighed, lang, 'shared') },
  }
}

/** What a document tells of a feature, if it does. */
export function featureNumbered({ features, table }: Vector, number: number): Weighed | undefined {
  const half = halfOf(number)
  for (let slot = firstSlot(half); table.halves[slot] !== 0; slot = nextSlot(slot)) {
    const feature = table.halves[slot] === half ? features[table.places[slot] as number] : undefined
    if (feature?.number === number) return feature
  }
  return undefined
}

function normOf(features: readonly Pick<Weighed, 'type' | 'value'>[], lang: Lang, space: Space): number {
  let sum = 0
  for (const { type, value } of features) if (isIn(space, lang, type)) sum += value * value
  return Math.sqrt(sum)
}
