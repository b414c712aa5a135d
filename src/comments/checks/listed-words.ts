import type { FiredRule, RuleSpan } from '../../model/comment.ts'
import { isReadAs, type Reading, readingOf } from '../../text/confusables.ts'
import { fold } from '../../text/fold.ts'
import type { Check } from '../check.ts'

/**
 * Letters, marks and digits, with what may be put among them to break a word up unseen, and signs that stand
 * in for letters. A run of them is one word: a listed word inside another word is not that word.
 */
const RUN = /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}\u200B\u0640@$|°×!]+/gu

/** Words of a phrase. */
export const MOST_WORDS = 4

interface Run {
  readonly reading: Reading
  readonly start: number
  readonly end: number
}

/** The operator's words and phrases, whole, whatever tatweel, marks, invisible characters and look-alike letters stand in them. */
export const listedWords: Check = ({ name, text }, { words }) => {
  if (words.length === 0) return []
  const fields = [
    { field: 'name', runs: runsOf(name) },
    { field: 'text', runs: runsOf(text) },
  ] as const
  return words.flatMap(({ word, asks }): readonly FiredRule[] => {
    const parts = partsOf(word)
    const spans = fields.flatMap(({ field, runs }) => spansOf(parts, runs).map((span): RuleSpan => ({ field, span })))
    return spans.length > 0 ? [{ rule: 'word', asks, detail: word, spans }] : []
  })
}

/** A listed word or phrase as its folded parts; empty for what has no letter or digit. */
export function partsOf(word: string): readonly string[] {
  return (word.match(RUN) ?? []).map(fold).filter((part) => /[\p{L}\p{N}]/u.test(part))
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  for (const match of text.matchAll(RUN)) {
    // An exclamation ends a word more often than it stands for a letter in it.
    const written = match[0].replace(/[!|°×]+$/u, '')
    const reading = readingOf(written)
    if (/[\p{L}\p{N}]/u.test(reading.folded))
      runs.push({ reading, start: match.index, end: match.index + written.length })
  }
  return runs
}

function spansOf(parts: readonly string[], runs: readonly Run[]): readonly (readonly [number, number])[] {
  if (parts.length === 0) return []
  return runs.flatMap(({ start }, index) => {
    const here = runs.slice(index, index + parts.length)
    const last = here.at(-1)
    const isThere = here.length === parts.length && here.every(({ reading }, at) => isReadAs(reading, parts[at] ?? ''))
    return isThere && last ? [[start, last.end] as const] : []
  })
}
