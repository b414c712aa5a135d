import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ARABIC_STOP_WORDS } from '../src/text/ar/stop-words.ts'
import { findNames } from '../src/text/names/find.ts'
import { nameLikeness } from '../src/text/names/likeness.ts'
import { nameSimilarity } from '../src/text/names/similarity.ts'

export const NEWS_PAIRS = join(import.meta.dirname, '../../shared/data/cross-language/news-pairs.jsonl')

/** An Arabic word is a name when it is this near to a capitalised word of its English counterpart, and none below. */
const IS_NAME = 0.9
const IS_NONE = 0.2

export interface MeasuredFinding {
  readonly names: number
  readonly others: number
  /** How often a name is more name-like than an ordinary word. */
  readonly auc: number
  readonly precision: number
  readonly recall: number
}

interface Word {
  readonly isName: boolean
  readonly likeness: number
  readonly isFound: boolean
}

/**
 * What is found in Arabic texts whose English counterpart, with its capitals, tells which words are names. It
 * misses names that both languages write otherwise (مصر/Egypt): precision is a lower bound.
 */
export function measureFinding(): MeasuredFinding {
  const words = readFileSync(NEWS_PAIRS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { en: string[]; ar: string[] })
    .flatMap(({ en, ar }) => ar.flatMap((segment, k) => judged(segment, en[k] ?? '')))
  const [names, others] = [words.filter(({ isName }) => isName), words.filter(({ isName }) => !isName)]
  const found = names.filter(({ isFound }) => isFound).length
  return {
    names: names.length,
    others: others.length,
    auc: areaUnderCurve(names, others),
    precision: found / words.filter(({ isFound }) => isFound).length,
    recall: found / names.length,
  }
}

function judged(arabic: string, english: string): readonly Word[] {
  const capitalised = english.match(/\p{Lu}[\p{L}'’-]+/gu) ?? []
  const spans = findNames(arabic)
  return [...arabic.matchAll(/[ء-ي]{3,}/g)].flatMap(({ 0: word, index }) => {
    if (ARABIC_STOP_WORDS.has(word)) return []
    const bare = word.replace(/^[وبلف](?=...)/, '')
    const nearest = Math.max(0, ...capitalised.flatMap((one) => [nameSimilarity(word, one), nameSimilarity(bare, one)]))
    if (nearest > IS_NONE && nearest < IS_NAME) return []
    const isFound = spans.some(({ start, end }) => index >= start && index < end)
    return [{ isName: nearest >= IS_NAME, likeness: nameLikeness(word), isFound }]
  })
}

/** By ranks (Mann and Whitney 1947). */
function areaUnderCurve(names: readonly Word[], others: readonly Word[]): number {
  const all = [...names, ...others].sort((a, b) => a.likeness - b.likeness)
  const ranks = all.reduce((sum, { isName }, k) => sum + (isName ? k + 1 : 0), 0)
  return (ranks - (names.length * (names.length + 1)) / 2) / (names.length * others.length)
}
