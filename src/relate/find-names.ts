import type { Token } from '../text/analyser.ts'
import { monthOf, weekdayOf } from '../text/month-names.ts'
import { factOf } from '../text/word-facts.ts'
import type { Knowledge } from './knowledge.ts'
import { MARKS_AND_TATWEEL, type Mention, type Reading, written } from './reading.ts'

const ARABIC = /^\p{Script=Arabic}{3,24}$/u
const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’-]+$/u
const SMALL = /[a-z]/
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

/**
 * The words of a text that are likely names, by their skeletons: in Latin letters a capital tells, in Arabic ones that
 * the word is in no lexicon. `taken` says which words are known for something else.
 */
export function findNames(
  reading: Reading,
  knowledge: Knowledge,
  taken: (token: Token, at: number) => boolean,
): readonly Mention[] {
  const { tokens } = reading
  const isFree = tokens.map((token, at) => !reading.isStopWord(token.word) && !taken(token, at))
  const isUnknown = (at: number) => isFree[at] === true && isArabicWord(tokens[at] as Token)
  return tokens.flatMap((token, at) => {
    if (!isFree[at]) return []
    if (!isUnknown(at)) return latinName(reading, token, at, knowledge)
    const inCompany = isUnknown(at - 1) || isUnknown(at + 1)
    return arabicName(token, written(reading, token), inCompany ? 1 : ALONE, knowledge)
  })
}

const isArabicWord = factOf(({ word }) => ARABIC.test(word))

function arabicName({ word }: Token, form: string, weight: number, { skeletons }: Knowledge): readonly Mention[] {
  const spelt = form.replace(MARKS_AND_TATWEEL, '')
  const bare = word.replace(CLITIC, '')
  const whole = mentionsOf(word, spelt, weight, skeletons)
  return bare === word
    ? whole
    : [...whole, ...mentionsOf(bare, spelt.slice(word.length - bare.length), weight * WITHOUT_CLITIC, skeletons)]
}

function latinName(reading: Reading, token: Token, index: number, { skeletons }: Knowledge): readonly Mention[] {
  if (SMALL.test(reading.text.charAt(token.start))) return []
  const name = written(reading, token)
  if (!CAPITAL.test(name) && !ACRONYM.test(name)) return []
  if (monthOf(token.word) !== undefined || weekdayOf(token.word) !== undefined) return []
  const weight = beginsSentence(reading, token, index) && !ACRONYM.test(name) ? FIRST : 1
  const bare = name.replace(/['’]s$/u, '')
  return mentionsOf(bare, bare, weight, skeletons)
}

function beginsSentence({ text, tokens }: Reading, token: Token, index: number): boolean {
  const before = tokens[index - 1]
  return before === undefined || SENTENCE_END.test(text.slice(before.end, token.start))
}

function mentionsOf(name: string, form: string, weight: number, skeletons: Knowledge['skeletons']): readonly Mention[] {
  return skeletons(name)
    .slice(0, KEY_WEIGHTS.length)
    .map((key, rank) => ({ key: `person:${key}`, weight: weight * (KEY_WEIGHTS[rank] ?? 0), form }))
}
