import { arabicLetters, isArabic, latinLetters } from './letters.ts'
import { MOST_LATIN, withEdges } from './multigram.ts'
import { WEIGHTS } from './weights.ts'

/**
 * Classes of Arabic consonants that transliterations interchange, each called by a Latin letter. Vowels, و ي,
 * ه ح and ع are in none: what Arabic does not write, or Latin does not hear.
 */
const CLASSES: Readonly<Record<string, string>> = {
  b: 'ب',
  f: 'ف',
  t: 'تطثدضذ',
  k: 'كقخغج',
  s: 'سصزظش',
  r: 'ر',
  l: 'ل',
  m: 'م',
  n: 'ن',
}
const NAMES = Object.keys(CLASSES)
/** By Arabic letter, the number of its class, from 1. */
const CLASS_OF = new Map(NAMES.flatMap((name, k) => [...(CLASSES[name] ?? '')].map((letter) => [letter, k + 1])))

/** Skeletons are numbers in base ten while they are made: 9 classes, and no class twice in a row. */
const BASE = NAMES.length + 1
const MOST_CONSONANTS = 4
const FULL = BASE ** (MOST_CONSONANTS - 1)

const MOST_KEYS = 3
/** Beginnings of a skeleton that are followed at each letter; more changed no figure of the evaluation. */
const BEAM = 6

const ARTICLE = /^ال(?=..)/
/** The first letter of what Arabic writes for the one sound of ch or j: تشارلز is شارلز, دجيان is جيان. */
const ONE_SOUND = /ت(?=ش)|د(?=ج)/g
/** A chunk that begins a word with an article: the Arabic word is looked up without it. */
const CHUNK_ARTICLE = /^\^ال/

/** A skeleton and how likely it is. */
type Likely = readonly [skeleton: number, weight: number]

const ROWS = new Map([...WEIGHTS].map(([latin, row]) => [latin, skeletonsOfRow(row)]))

/**
 * At most three script-neutral keys of a folded word in Arabic or Latin script: its first consonants by class,
 * `mrkl` of both ميركل and Merkel. An Arabic word has its own, with and without the article; a Latin word the
 * likeliest by the trained weights. Words of one name nearly always share a key; the figures are in `docs/names.md`.
 * A word without consonants has none.
 */
export function skeletons(word: string): readonly string[] {
  const found = isArabic(word) ? ofArabic(arabicLetters(word)) : ofLatin(latinLetters(word))
  return found.filter((skeleton) => skeleton > 0).map(spelled)
}

function ofArabic(letters: string): readonly number[] {
  const bare = letters.replace(ARTICLE, '')
  return [...new Set([skeletonOf(bare), skeletonOf(letters)])]
}

/** The sums over all ways to cut the word into the model's chunks, by skeleton; only the best are followed. */
function ofLatin(letters: string): readonly number[] {
  if (letters === '') return []
  const text = withEdges(letters)
  const reached = Array.from({ length: text.length + 1 }, () => new Map<number, number>())
  reached[0]?.set(0, 1)
  for (let at = 0; at < text.length; at++) {
    const best = likeliest(reached[at] ?? new Map(), BEAM)
    for (let length = 1; length <= Math.min(MOST_LATIN, text.length - at); length++) {
      const row = ROWS.get(text.slice(at, at + length))
      const into = reached[at + length]
      if (row !== undefined && into !== undefined) extend(best, row, into)
    }
  }
  return likeliest(reached[text.length] ?? new Map(), MOST_KEYS).map(([skeleton]) => skeleton)
}

function extend(best: readonly Likely[], row: readonly Likely[], into: Map<number, number>): void {
  for (const [before, weight] of best) {
    for (const [after, probability] of row) {
      const skeleton = joined(before, after)
      into.set(skeleton, (into.get(skeleton) ?? 0) + weight * probability)
    }
  }
}

function skeletonsOfRow(row: ReadonlyMap<string, number>): readonly Likely[] {
  const sums = new Map<number, number>()
  for (const [arabic, weight] of row) {
    const skeleton = skeletonOf(arabic.replace(CHUNK_ARTICLE, ''))
    sums.set(skeleton, (sums.get(skeleton) ?? 0) + weight)
  }
  return likeliest(sums, BEAM)
}

function skeletonOf(arabic: string): number {
  let skeleton = 0
  for (const letter of arabic.replace(ONE_SOUND, '')) skeleton = withClass(skeleton, CLASS_OF.get(letter) ?? 0)
  return skeleton
}

function joined(before: number, after: number): number {
  if (after === 0) return before
  let skeleton = before
  for (const digit of String(after)) skeleton = withClass(skeleton, Number(digit))
  return skeleton
}

function withClass(skeleton: number, one: number): number {
  return one === 0 || skeleton >= FULL || skeleton % BASE === one ? skeleton : skeleton * BASE + one
}

function likeliest(weights: ReadonlyMap<number, number>, most: number): readonly Likely[] {
  const all = [...weights].sort(([a, p], [b, q]) => q - p || a - b)
  return all.slice(0, most)
}

function spelled(skeleton: number): string {
  return [...String(skeleton)].map((digit) => NAMES[Number(digit) - 1] ?? '').join('')
}
