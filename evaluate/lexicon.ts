import { readFileSync } from 'node:fs'
import { analyserFor } from '../src/text/analysers.ts'
import type { LexiconLang } from '../src/text/lexicon/entry.ts'
import type { Lexicon } from '../src/text/lexicon/lexicon.ts'

/** How much of the words of a language the lexicon knows; stop words, numbers and English names are no words here. */
export interface Coverage {
  readonly words: number
  /** Of all words, and of the different terms among the `FREQUENT` most frequent. */
  readonly known: number
  readonly frequentKnown: number
  /** What is not known, most frequent first: a word as it is most often written, and how often it occurs. */
  readonly unknown: readonly (readonly [word: string, times: number])[]
}

const FREQUENT = 1_000

const SCRIPT: Readonly<Record<LexiconLang, RegExp>> = { ar: /^\p{Script=Arabic}+$/u, en: /^[a-z][a-z'’]*$/ }

/** Every text in a file: the strings of JSON Lines, and lines that are no JSON as they are. */
export function textsOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? stringsIn(JSON.parse(line)) : [line]))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

export function coverageOf(lexicon: Lexicon, texts: readonly string[], lang: LexiconLang): Coverage {
  const analyser = analyserFor(lang)
  const counts = new Map<string, { times: number; isKnown: boolean; written: string }>()
  for (const text of texts) {
    const tokens = analyser.tokens(text)
    const known = new Set<number>()
    for (const { start, end } of lexicon.translate(tokens, lang)) for (let at = start; at < end; at++) known.add(at)
    for (const [index, { word, term, start, end }] of tokens.entries()) {
      const written = text.slice(start, end)
      if (!SCRIPT[lang].test(written) || analyser.isStopWord(word)) continue
      const count = counts.get(term) ?? { times: 0, isKnown: false, written }
      counts.set(term, { ...count, times: count.times + 1, isKnown: count.isKnown || known.has(index) })
    }
  }
  return summaryOf([...counts.values()].sort((a, b) => b.times - a.times))
}

function summaryOf(counts: readonly { times: number; isKnown: boolean; written: string }[]): Coverage {
  const words = sum(counts)
  const frequent = counts.slice(0, FREQUENT)
  return {
    words,
    known: sum(counts.filter(({ isKnown }) => isKnown)) / Math.max(words, 1),
    frequentKnown: frequent.filter(({ isKnown }) => isKnown).length / Math.max(frequent.length, 1),
    unknown: counts.filter(({ isKnown }) => !isKnown).map(({ written, times }) => [written, times]),
  }
}

function sum(counts: readonly { readonly times: number }[]): number {
  return counts.reduce((total, { times }) => total + times, 0)
}
