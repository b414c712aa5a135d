import { isArabic } from './letters.ts'
import { nameSimilarity } from './similarity.ts'

/** A candidate for a name, with how likely it is the same person or place, 0…1. */
export interface NameMatch {
  readonly candidate: string
  readonly score: number
}

/** Words that stand for each other: which of each side, and how surely. */
interface Pairing {
  readonly arabic: readonly number[]
  readonly latin: readonly number[]
  readonly score: number
  /** Letters of the Arabic and of the Latin words. */
  readonly weight: readonly [number, number]
}

/** Longer names are read as far as this. */
const MOST_WORDS = 8
/** Words less alike than this are not paired at all. */
const LEAST = 0.35
/** How sure an initial is of a word that begins with its sound. */
const INITIAL = 0.5
/** What is left when both names have words that the other lacks: another Mohammed. */
const CONTRADICTED = 0.6
/** A word that only one side has counts for this much of itself: a missing middle name is no contradiction. */
const MISSING = 0.25

const LATIN_ARTICLE = /^(?:a[lrszdtn]|as?h|e[lsrdtnz]|il|ul)$/i

/**
 * The candidates that may be the same full name, best first, at most `limit`; name and candidates in different
 * scripts. Word order may differ, middle names may be missing, initials may stand for names; عبد الله may be one
 * word on the other side. Candidates below 0.05 are left out, equal scores keep the order given.
 */
export function bestMatches(name: string, candidates: readonly string[], limit: number): readonly NameMatch[] {
  return candidates
    .map((candidate) => ({ candidate, score: score(name, candidate) }))
    .filter((match) => match.score >= 0.05)
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.max(0, limit))
}

function score(name: string, candidate: string): number {
  return isArabic(name) ? fullNameSimilarity(name, candidate) : fullNameSimilarity(candidate, name)
}

/** How likely two full names are one, 0…1: their words are paired best first, and weighed by their letters. */
export function fullNameSimilarity(arabic: string, latin: string): number {
  const a = arabic.split(/[\s\-.،,]+/).filter((word) => word !== '')
  const l = withArticles(latin.split(/[\s\-‐‑.,]+/).filter((word) => word !== ''))
  if (a.length === 0 || l.length === 0) return 0
  if (a.length === 1 && l.length === 1) return nameSimilarity(a[0] ?? '', l[0] ?? '')
  const chosen = pairedBestFirst(pairings(a.slice(0, MOST_WORDS), l.slice(0, MOST_WORDS)))
  const [ofArabic, ofLatin] = [0, 1].map((side) => chosen.reduce((sum, { weight }) => sum + (weight[side] ?? 0), 0))
  const [left, right] = [lettersOf(a) - (ofArabic ?? 0), lettersOf(l) - (ofLatin ?? 0)]
  const agreed = chosen.reduce((sum, one) => sum + one.score * (one.weight[0] + one.weight[1]), 0)
  const matched = (ofArabic ?? 0) + (ofLatin ?? 0)
  if (matched === 0) return 0
  const missing = left > 0 && right > 0 ? left + right : MISSING * (left + right)
  return (agreed / (matched + missing)) * (left > 0 && right > 0 ? CONTRADICTED : 1)
}

/** `al Sisi`, parted by its hyphen, is one word again. */
function withArticles(words: readonly string[]): readonly string[] {
  return words.flatMap((word, k) => {
    if (LATIN_ARTICLE.test(word) && k + 1 < words.length) return []
    const before = words[k - 1] ?? ''
    return [LATIN_ARTICLE.test(before) ? `${before}-${word}` : word]
  })
}

/** Every word with every word, and two neighbours with one. */
function pairings(arabic: readonly string[], latin: readonly string[]): readonly Pairing[] {
  const spans = (words: readonly string[]) =>
    words.flatMap((_, k) => [[k], [k, k + 1]].filter((span) => span.every((index) => index < words.length)))
  const all: Pairing[] = []
  for (const a of spans(arabic)) {
    for (const l of spans(latin)) {
      if (a.length === 2 && l.length === 2) continue
      const [left, right] = [a.map((k) => arabic[k]).join(''), l.map((k) => latin[k]).join('')]
      const found = similarity(left, right)
      if (found >= LEAST) all.push({ arabic: a, latin: l, score: found, weight: [left.length, right.length] })
    }
  }
  return all
}

function similarity(arabic: string, latin: string): number {
  if (latin.length === 1)
    return Math.min(INITIAL, nameSimilarity(arabic.replace(/^ال/, '').slice(0, 1).repeat(2), latin.repeat(2)))
  return nameSimilarity(arabic, latin)
}

/** Takes the surest and longest pairing, then the next whose words are still free. */
function pairedBestFirst(all: readonly Pairing[]): readonly Pairing[] {
  const worth = (one: Pairing) => one.score * (one.weight[0] + one.weight[1])
  const [usedArabic, usedLatin] = [new Set<number>(), new Set<number>()]
  return [...all]
    .sort((a, b) => worth(b) - worth(a))
    .filter(({ arabic, latin }) => {
      if (arabic.some((k) => usedArabic.has(k)) || latin.some((k) => usedLatin.has(k))) return false
      for (const k of arabic) usedArabic.add(k)
      for (const k of latin) usedLatin.add(k)
      return true
    })
}

function lettersOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0)
}
