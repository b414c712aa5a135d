import type { EditionLang } from '../../src/model/lang.ts'
import { vocabulary } from './vocabulary.ts'

/** Draws a word by its rank: the first is as frequent as « في » or “the”, the last is met once in an archive. */
export type DrawWord = (next: () => number) => string

const VOCABULARY = 100_000

/** Mandelbrot's correction of Zipf's law: frequency ~ 1 / (rank + 2.7) ^ 1.05, about what newspapers show. */
const SHIFT = 2.7
const EXPONENT = 1.05

/** Words of one language as often as their rank says. */
export function wordModel(lang: EditionLang): DrawWord {
  const words = vocabulary(lang, VOCABULARY)
  const cumulative = new Float64Array(VOCABULARY)
  let sum = 0
  for (let rank = 0; rank < VOCABULARY; rank += 1) {
    sum += (rank + 1 + SHIFT) ** -EXPONENT
    cumulative[rank] = sum
  }
  return (next) => words[firstAtLeast(cumulative, next() * sum)] ?? ''
}

function firstAtLeast(ascending: Float64Array, wanted: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
