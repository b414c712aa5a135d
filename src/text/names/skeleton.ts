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
interface Likely {
  readonly skeleton: number
  readonly weight: number
}

/** What a chunk of Latin letters may add: the classes one after the other, and how likely these are. */
interface Sound {
  readonly classes: readonly number[]
  readonly weight: number
}

/** Weights added up by skeleton. There are a few dozen at most, so that a list is looked through sooner than a map. */
class Sums {
  readonly #skeletons: number[] = []
  readonly #weights: number[] = []

  add(skeleton: number, weight: number): void {
    const known = this.#skeletons.indexOf(skeleton)
    if (known >= 0) {
      this.#weights[known] = (this.#weights[known] ?? 0) + weight
    } else {
      this.#skeletons.push(skeleton)
      this.#weights.push(weight)
    }
  }

  /** Of equal weights the smaller skeleton comes first. */
  likeliest(most: number): readonly Likely[] {
    const best: Likely[] = []
    for (let index = 0; index < this.#skeletons.length; index += 1) {
      const one = { skeleton: this.#skeletons[index] ?? 0, weight: this.#weights[index] ?? 0 }
      let place = best.length
      while (place > 0 && isLikelier(one, best[place - 1] as Likely)) place -= 1
      if (place < most) best.splice(place, 0, one)
      if (best.length > most) best.pop()
    }
    return best
  }
}

const ROWS = new Map([...WEIGHTS].map(([latin, row]) => [latin, soundsOfRow(row)]))

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
  const reached = Array.from({ length: text.length + 1 }, () => new Sums())
  reached[0]?.add(0, 1)
  for (let at = 0; at < text.length; at++) {
    const best = reached[at]?.likeliest(BEAM) ?? []
    for (let length = 1; length <= Math.min(MOST_LATIN, text.length - at); length++) {
      const row = ROWS.get(text.slice(at, at + length))
      const into = reached[at + length]
      if (row !== undefined && into !== undefined) extend(best, row, into)
    }
  }
  return reached[text.length]?.likeliest(MOST_KEYS).map(({ skeleton }) => skeleton) ?? []
}

function extend(best: readonly Likely[], row: readonly Sound[], into: Sums): void {
  for (const before of best) {
    for (const { classes, weight } of row) {
      let skeleton = before.skeleton
      for (const one of classes) skeleton = withClass(skeleton, one)
      into.add(skeleton, before.weight * weight)
    }
  }
}

function soundsOfRow(row: ReadonlyMap<string, number>): readonly Sound[] {
  const sums = new Sums()
  for (const [arabic, weight] of row) sums.add(skeletonOf(arabic.replace(CHUNK_ARTICLE, '')), weight)
  return sums.likeliest(BEAM).map(({ skeleton, weight }) => ({ classes: digitsOf(skeleton), weight }))
}

function isLikelier(one: Likely, other: Likely): boolean {
  return one.weight > other.weight || (one.weight === other.weight && one.skeleton < other.skeleton)
}

function skeletonOf(arabic: string): number {
  let skeleton = 0
  for (const letter of arabic.replace(ONE_SOUND, '')) skeleton = withClass(skeleton, CLASS_OF.get(letter) ?? 0)
  return skeleton
}

function withClass(skeleton: number, one: number): number {
  return one === 0 || skeleton >= FULL || skeleton % BASE === one ? skeleton : skeleton * BASE + one
}

function digitsOf(skeleton: number): readonly number[] {
  return skeleton === 0 ? [] : Array.from(String(skeleton), Number)
}

function spelled(skeleton: number): string {
  return digitsOf(skeleton)
    .map((digit) => NAMES[digit - 1] ?? '')
    .join('')
}
