import { readdirSync, readFileSync } from 'node:fs'
import type { EditionLang } from '../../src/model/lang.ts'
import { random } from './random.ts'

/** Draws a word by its rank: the first is as frequent as « في » or “the”, the last is met once in an archive. */
export type DrawWord = (next: () => number) => string

const VOCABULARY = 100_000

/** Mandelbrot's correction of Zipf's law: frequency ~ 1 / (rank + 2.7) ^ 1.05, about what newspapers show. */
const SHIFT = 2.7
const EXPONENT = 1.05

const ARTICLES = new URL('../../seeds/articles/', import.meta.url)

/**
 * A vocabulary of one language: the words of the seed newsroom, most frequent first, and behind them words put
 * together from halves of those, for the long tail of names that fills the indexes of a real archive.
 */
export function wordModel(lang: EditionLang): DrawWord {
  const vocabulary = extended(seedWords(lang), random(lang === 'ar' ? 1 : 2))
  const cumulative = new Float64Array(VOCABULARY)
  let sum = 0
  for (let rank = 0; rank < VOCABULARY; rank += 1) {
    sum += (rank + 1 + SHIFT) ** -EXPONENT
    cumulative[rank] = sum
  }
  return (next) => vocabulary[firstAtLeast(cumulative, next() * sum)] ?? ''
}

function seedWords(lang: EditionLang): readonly string[] {
  const counts = new Map<string, number>()
  for (const file of readdirSync(ARTICLES).sort()) {
    if (!file.endsWith(`.${lang}.json`)) continue
    const { body }: { body: readonly string[] } = JSON.parse(readFileSync(new URL(file, ARTICLES), 'utf8'))
    for (const word of body.join(' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word)
}

function extended(words: readonly string[], next: () => number): readonly string[] {
  const all = new Set(words)
  const pick = () => words[Math.floor(next() * words.length)] ?? ''
  while (all.size < VOCABULARY) {
    const [start, end] = [pick(), pick()]
    all.add(start.slice(0, Math.ceil(start.length / 2)) + end.slice(Math.floor(end.length / 2)).toLowerCase())
  }
  return [...all]
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
