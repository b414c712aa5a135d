import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { arabicLetters, latinLetters } from '../src/text/names/letters.ts'
import { sequencesOf } from '../src/text/names/likeness.ts'
import type { Multigram } from '../src/text/names/multigram.ts'
import { spacedWords } from '../src/text/words.ts'
import { fnv1a, type NamePair } from './name-pairs.ts'

const SEEDS = join(import.meta.dirname, '../seeds/articles')
const LIKENESS = join(import.meta.dirname, '../src/text/names/likeness.json')

const EPOCHS = 8
const RATE = 0.1
const DECAY = 1e-4
/** A sequence that fewer words have tells of those words alone. */
const LEAST_WORDS = 10
/** Weights nearer to zero are not written. */
const LEAST_WEIGHT = 0.3
/** Nats from which a seed word and a capitalised English word of the seeds are one name: no example of an ordinary word. */
const IS_NAME = 8

/** A seed word that so many Latin names are spelled as is a name itself, whoever the article is about: محمد. */
const LATIN_SPELLINGS = 3
const ARTICLE = /^ال(?=...)/

interface Example {
  readonly sequences: readonly string[]
  readonly isName: boolean
}

/** Trains on the given names against the words of the Arabic seeds, equally weighed, and writes the weights. */
export function trainLikeness(pairs: readonly NamePair[], multigram: Multigram): void {
  const names = [...new Set(pairs.map(({ arabic }) => arabic))].filter((letters) => letters.length > 2)
  const spellings = Map.groupBy(pairs, ({ arabic }) => arabic)
  const words = ordinaryWords(multigram).filter((word) => (spellings.get(word)?.length ?? 0) < LATIN_SPELLINGS)
  console.log(`${names.length} names, ${words.length} words of the seeds`)
  const examples = [...names.map((one) => example(one, true)), ...words.map((one) => example(one, false))]
  const frequent = frequentSequences(examples)
  const { bias, weights } = regression(examples, frequent, names.length / words.length)
  const rows = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const sequences = Object.fromEntries(rows.map(([sequence, weight]) => [sequence, Number(weight.toFixed(2))]))
  writeFileSync(LIKENESS, `${JSON.stringify({ bias: Number(bias.toFixed(2)), sequences }, undefined, 2)}\n`)
  console.log(`${rows.length} sequences`)
}

function example(letters: string, isName: boolean): Example {
  return { sequences: sequencesOf(letters), isName }
}

/** Every different word of the Arabic seeds, but those that the English ones write as a name. */
function ordinaryWords(multigram: Multigram): readonly string[] {
  const textOf = (lang: string) =>
    globSync(`*.${lang}.json`, { cwd: SEEDS })
      .sort()
      .flatMap((name) => JSON.parse(readFileSync(join(SEEDS, name), 'utf8')) as { headline: string; body: string[] })
      .flatMap(({ headline, body }) => [headline, ...body])
      .join('\n')
  const capitalised = new Set((textOf('en').match(/(?<=[a-z,] )\p{Lu}\p{L}{2,}/gu) ?? []).map(latinLetters))
  const names = [...capitalised].map(multigram.latin)
  const words = new Set(spacedWords(textOf('ar')).map(({ text }) => arabicLetters(text)))
  return [...words].filter((word) => {
    const prepared = multigram.arabic(word.replace(ARTICLE, ''))
    return word.length > 2 && !names.some((name) => multigram.information(prepared, name) >= IS_NAME)
  })
}

function frequentSequences(examples: readonly Example[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { sequences } of examples) for (const one of sequences) counts.set(one, (counts.get(one) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= LEAST_WORDS).map(([one]) => one))
}

/** Logistic regression by stochastic gradient descent, in an order that is the same each time. */
function regression(examples: readonly Example[], frequent: ReadonlySet<string>, wordWeight: number) {
  const weights = new Map<string, number>()
  let bias = 0
  const rows = examples
    .map(({ sequences, isName }) => ({ sequences: sequences.filter((one) => frequent.has(one)), isName }))
    .map((row) => ({ row, key: fnv1a(row.sequences.join(' ')) }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch)
    for (const { sequences, isName } of rows) {
      const sum = sequences.reduce((total, one) => total + (weights.get(one) ?? 0), bias)
      const error = (isName ? 1 : 0) - 1 / (1 + Math.exp(-sum))
      const step = rate * error * (isName ? 1 : wordWeight ** 0.7)
      bias += step
      for (const one of sequences) {
        const weight = weights.get(one) ?? 0
        weights.set(one, weight + step - rate * DECAY * wordWeight * weight)
      }
    }
  }
  return { bias, weights }
}
