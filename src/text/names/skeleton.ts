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

/** Weights added up by skeleton, in a place for each that there can be: some dozens of them are looked up a thousand times for one word. */
class Sums {
  readonly #weights = new Float64Array(BASE ** MOST_CONSONANTS)
  readonly #skeletons = new Uint16Array(BASE ** MOST_CONSONANTS)
  #size = 0

  add(skeleton: number, weight: number): void {
    const before = this.#weights[skeleton] as number
    if (before === 0) {
      this.#skeletons[this.#size] = skeleton
      this.#size += 1
    }
    this.#weights[skeleton] = before + weight
  }

  /** Takes the likeliest out, of equal weights the smaller skeleton first, and forgets the others. */
  takeLikeliest(most: number): readonly Likely[] {
    const best: Likely[] = []
    for (let at = 0; at < this.#size; at += 1) {
      const skeleton = this.#skeletons[at] as number
      const weight = this.#weights[skeleton] as number
      this.#weights[skeleton] = 0
      if (best.length === most && !isLikelier(skeleton, weight, best[most - 1] as Likely)) continue
      if (best.length === most) best.pop()
      let place = best.length
      for (; place > 0 && isLikelier(skeleton, weight, best[place - 1] as Likely); place -= 1)
        best[place] = best[place - 1] as Likely
      best[place] = { skeleton, weight }
    }
    this.#size = 0
    return best
  }
}

/** Of a place in a word and of those after it that a chunk from there may reach, one after another in turn. */
const REACHED = Array.from({ length: MOST_LATIN + 1 }, () => new Sums())

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
  sumsAt(0).add(0, 1)
  for (let at = 0; at < text.length; at++) {
    const best = sumsAt(at).takeLikeliest(BEAM)
    for (let length = 1; length <= Math.min(MOST_LATIN, text.length - at); length++) {
      const row = ROWS.get(text.slice(at, at + length))
      if (row !== undefined) extend(best, row, sumsAt(at + length))
    }
  }
  return sumsAt(text.length)
    .takeLikeliest(MOST_KEYS)
    .map(({ skeleton }) => skeleton)
}

function sumsAt(place: number): Sums {
  return REACHED[place % REACHED.length] as Sums
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
  const sums = sumsAt(0)
  for (const [arabic, weight] of row) sums.add(skeletonOf(arabic.replace(CHUNK_ARTICLE, '')), weight)
  return sums.takeLikeliest(BEAM).map(({ skeleton, weight }) => ({ classes: digitsOf(skeleton), weight }))
}

function isLikelier(skeleton: number, weight: number, other: Likely): boolean {
  return weight > other.weight || (weight === other.weight && skeleton < other.skeleton)
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
  const digits: number[] = []
  for (let rest = skeleton; rest > 0; rest = Math.floor(rest / BASE)) digits.unshift(rest % BASE)
  return digits
}

function spelled(skeleton: number): string {
  return digitsOf(skeleton)
    .map((digit) => NAMES[digit - 1] ?? '')
    .join('')
}
