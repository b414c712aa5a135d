import type { Token } from '../text/analyser.ts'
import { monthOf, weekdayOf } from '../text/month-names.ts'
import { skeletons } from '../text/names/skeleton.ts'
import { factOf } from '../text/word-facts.ts'
import { MARKS_AND_TATWEEL, type Meaning, type Mention, type Reading } from './reading.ts'

const ARABIC = /^\p{Script=Arabic}{3,24}$/u
const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’-]+$/u
const SMALL = /^[a-z]/
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u
const SENTENCE_END = /[.!?؟:"“”«»]\s*["'“”‘’«»(]*$/u

/** What may stand before a name as a part of its word. */
const CLITIC = /^(?:[وفبلك]|ال|وال|بال|لل)(?=.{3})/

/** A name that also begins a sentence may be any word; an unknown Arabic word alone may be one that the lexicon lacks. */
const FIRST = 0.4
const ALONE = 0.6
const WITHOUT_CLITIC = 0.7

/** The first key is the likeliest; of a Latin word the third leads to more other names than to its own. */
const KEY_WEIGHTS = [1, 0.6]

/** Whether something tells that a word of a text is no name. */
type IsTaken = (token: Token, at: number) => boolean

/**
 * The words of a text that are likely names, by their skeletons: in Latin letters a capital tells, in Arabic ones that
 * the word is in no lexicon.
 */
export function findNames(reading: Reading, isTaken: IsTaken): readonly Mention[] {
  const { tokens } = reading
  const found: Mention[] = []
  const isFree = tokens.map((token, at) => !token.isStopWord && !isTaken(token, at))
  const isUnknown = (at: number) => isFree[at] === true && isArabicWord(tokens[at] as Token)
  tokens.forEach((token, at) => {
    if (!isFree[at]) return
    if (isUnknown(at)) {
      const weight = isUnknown(at - 1) || isUnknown(at + 1) ? 1 : ALONE
      for (const { meanings, form, share } of arabicNames(token)) found.push({ meanings, weight: weight * share, form })
    } else {
      for (const { meanings, form, isAcronym } of latinNames(token)) {
        const weight = !isAcronym && beginsSentence(reading, token, at) ? FIRST : 1
        found.push({ meanings, weight, form })
      }
    }
  })
  return found
}

const isArabicWord = factOf(({ word }) => ARABIC.test(word))

type AsWritten = Pick<Token, 'word' | 'written'>

/** An Arabic word as a name, and what it is without what may be joined before it; neither where it has no consonant. */
const arabicNames = factOf(({ word, written }: AsWritten) => {
  const form = written.replace(MARKS_AND_TATWEEL, '')
  const bare = word.replace(CLITIC, '')
  const whole = { meanings: meaningsOf(word), form, share: 1 }
  const rest = { meanings: meaningsOf(bare), form: form.slice(word.length - bare.length), share: WITHOUT_CLITIC }
  return (bare === word ? [whole] : [whole, rest]).filter(({ meanings }) => meanings.length > 0)
})

/** A word as a name, where it is written as one. */
const latinNames = factOf(({ word, written }: AsWritten) => {
  const isAcronym = ACRONYM.test(written)
  if (SMALL.test(written) || !(isAcronym || CAPITAL.test(written))) return NO_NAMES
  if (monthOf(word) !== undefined || weekdayOf(word) !== undefined) return NO_NAMES
  const form = written.replace(/['’]s$/u, '')
  const meanings = meaningsOf(form)
  return meanings.length === 0 ? NO_NAMES : [{ meanings, form, isAcronym }]
})

const NO_NAMES: readonly (Omit<Mention, 'weight'> & { readonly isAcronym: boolean })[] = []

function beginsSentence({ text, tokens }: Reading, token: Token, at: number): boolean {
  const before = tokens[at - 1]
  return before === undefined || SENTENCE_END.test(text.slice(before.end, token.start))
}

function meaningsOf(name: string): readonly Meaning[] {
  const keys = skeletons(name).slice(0, KEY_WEIGHTS.length)
  return keys.map((key, rank) => ({ key: `person:${key}`, weight: KEY_WEIGHTS[rank] ?? 0 }))
}
