import { fold } from './fold.ts'

/**
 * Letters of other scripts, and digits, that are read as a Latin or an Arabic letter, each with what it is
 * read as: the part of Unicode's confusables (UTS #39) that a keyboard of this region has at hand.
 */
const PROTOTYPES: Readonly<Record<string, string>> = {
  ...pairs('аɑα@', 'a'),
  ...pairs('вβ8', 'b'),
  ...pairs('сϲ', 'c'),
  ...pairs('еє3ε', 'e'),
  ...pairs('һ', 'h'),
  ...pairs('і1|!اιıأ١', 'l'),
  ...pairs('il', 'l'),
  ...pairs('јϳ', 'j'),
  ...pairs('кκ', 'k'),
  ...pairs('мμ', 'm'),
  ...pairs('нη', 'n'),
  ...pairs('оοσ0ه٥°ة', 'o'),
  ...pairs('рρ', 'p'),
  ...pairs('ѕ5$', 's'),
  ...pairs('тτ7', 't'),
  ...pairs('υ', 'u'),
  ...pairs('ѵν٧', 'v'),
  ...pairs('хχ×', 'x'),
  ...pairs('уγ', 'y'),
}

/** Dotless letters of the old script (U+066E and its like), with the dotted ones of the same stroke. */
const STROKES: Readonly<Record<string, string>> = {
  ...pairs('بتثنيپٮںىیئ', 'ٮ'),
  ...pairs('جحخچ', 'ح'),
  ...pairs('دذ', 'د'),
  ...pairs('رز', 'ر'),
  ...pairs('سش', 'س'),
  ...pairs('صض', 'ص'),
  ...pairs('طظ', 'ط'),
  ...pairs('عغ', 'ع'),
  ...pairs('فقڡٯڤ', 'ڡ'),
}

const DOTLESS = /[ٮںڡٯ]/
const LATIN = /\p{Script=Latin}/u
const ARABIC = /\p{Script=Arabic}/u

/** Whether all of a word could be letters of one script with nothing lent from another. */
const PLAIN = /^(?:[\p{Script=Latin}\p{M}'-]+|[\p{Script=Arabic}\p{M}'-]+)$/u

/** How a word can be meant: as it is folded, and, where it mixes scripts or has lost its dots, as it is seen. */
export interface Reading {
  readonly folded: string
  /** The same for all that look alike; undefined for a word in which nothing is disguised. */
  readonly disguise: Disguise | undefined
}

type Disguise = { readonly kind: 'mixed' | 'dotless'; readonly skeleton: string }

/** Reads a word as it was written, with whatever invisible characters and tatweel stand in it. */
export function readingOf(written: string): Reading {
  const folded = fold(written)
  if (DOTLESS.test(folded)) return { folded, disguise: { kind: 'dotless', skeleton: strokesOf(folded) } }
  if (PLAIN.test(folded)) return { folded, disguise: undefined }
  return { folded, disguise: { kind: 'mixed', skeleton: skeletonOf(written) } }
}

/** Whether a written word is a listed one: the same when folded, or seen as the same through its disguise. */
export function isReadAs({ folded, disguise }: Reading, listed: string): boolean {
  if (folded === listed) return true
  if (!disguise) return false
  return disguise.skeleton === (disguise.kind === 'dotless' ? strokesOf(listed) : skeletonOf(listed))
}

/** Digits are kept apart from letters by folding, so they are read before it; letters after it. */
function skeletonOf(word: string): string {
  const seen = [...word].map((char) => PROTOTYPES[char] ?? char).join('')
  return [...fold(seen)].map((char) => PROTOTYPES[char] ?? char).join('')
}

const strokesOf = (folded: string) => [...folded].map((char) => STROKES[char] ?? char).join('')

function pairs(letters: string, prototype: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, prototype]))
}

/** Which script most of a text is in; undefined when neither has more. */
export function scriptOf(text: string): 'Arab' | 'Latn' | undefined {
  let arabic = 0
  let latin = 0
  for (const char of text) {
    if (ARABIC.test(char)) arabic += 1
    else if (LATIN.test(char)) latin += 1
  }
  if (arabic === latin) return undefined
  return arabic > latin ? 'Arab' : 'Latn'
}
