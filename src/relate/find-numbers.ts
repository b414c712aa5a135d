import type { Token } from '../text/analyser.ts'
import { fold } from '../text/fold.ts'
import { factOf } from '../text/word-facts.ts'
import type { Mention, Reading } from './reading.ts'

const NUMBER = /(?<![\p{L}\d.,])\d{1,12}(?:[,٬]\d{3}){0,4}(?:[.٫]\d{1,6})?(?!\d|[.,٫٬]\d)/gu

/** What multiplies the number before it: folded words of both languages. */
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ...pairs(1e3, 'thousand الف الاف'),
  ...pairs(1e6, 'million millions mln مليون ملايين ملءيون'),
  ...pairs(1e9, 'billion billions bn مليار مليارات بليون'),
  ...pairs(1e12, 'trillion تريليون'),
])

/** Numbers in words, folded; the little ones are said and written in both ways. Forms of both genders and cases. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ...pairs(3, 'three ثلاث ثلاثه'),
  ...pairs(4, 'four اربع اربعه'),
  ...pairs(5, 'five خمس خمسه'),
  ...pairs(6, 'six ست سته'),
  ...pairs(7, 'seven سبع سبعه'),
  ...pairs(8, 'eight ثمان ثماني ثمانيه'),
  ...pairs(9, 'nine تسع تسعه'),
  ...pairs(10, 'ten عشر عشره'),
  ...pairs(11, 'eleven'),
  ...pairs(12, 'twelve'),
  ...pairs(20, 'twenty عشرون عشرين'),
  ...pairs(30, 'thirty ثلاثون ثلاثين'),
  ...pairs(40, 'forty اربعون اربعين'),
  ...pairs(50, 'fifty خمسون خمسين'),
  ...pairs(60, 'sixty ستون ستين'),
  ...pairs(70, 'seventy سبعون سبعين'),
  ...pairs(80, 'eighty ثمانون ثمانين'),
  ...pairs(90, 'ninety تسعون تسعين'),
  ...pairs(100, 'hundred مءه ماءه'),
  ...pairs(200, 'مءتا مءتي مءتان مءتين ماءتا ماءتي ماءتين'),
])

function pairs(value: number, words: string): [string, number][] {
  return words.split(' ').map((word) => [word, value])
}

/** The numbers of a text, in digits or in words, each as its value: 3 million and ثلاثة ملايين are one. */
export function findNumbers(reading: Reading): readonly Mention[] {
  return [...inDigits(reading), ...inWords(reading)]
}

/** Only what stands around digits is folded, from space to space: folding takes longer than all else here. */
function inDigits({ text, tokens }: Reading): readonly Mention[] {
  const found: Mention[] = []
  let [start, end] = [0, 0]
  tokens.forEach((token, at) => {
    if (!hasDigit(token) || (start <= token.start && token.end <= end)) return
    for (start = token.start; start > 0 && !isSpace(text, start - 1); ) start -= 1
    for (end = token.end; end < text.length && !isSpace(text, end); ) end += 1
    found.push(...numbersIn(fold(text.slice(start, end)), followingWord(text, end, tokens, at)))
  })
  return found
}

const hasDigit = factOf(({ written }: Pick<Token, 'written'>) => /\p{N}/u.test(written))

/** What folding makes one space of. */
const SPACE = /[\s\u0000-\u001F\u007F-\u009F]/
const isSpace = (text: string, at: number) => SPACE.test(text.charAt(at))

/** The word right after a space; none at the end of a paragraph, since what the next one begins with does not multiply. */
function followingWord(text: string, space: number, tokens: readonly Token[], at: number): string {
  let next = at + 1
  while ((tokens[next]?.start ?? space) < space) next += 1
  return tokens[next]?.start === space + 1 && text.charAt(space) !== '\n' ? (tokens[next]?.word ?? '') : ''
}

/** The numbers of folded signs without a space, and of the word that follows these. */
function* numbersIn(folded: string, following: string): Iterable<Mention> {
  for (const { 0: digits, index } of folded.matchAll(NUMBER)) {
    const value = Number(digits.replace(/[,٬]/g, '').replace('٫', '.'))
    const rest = folded.slice(index + digits.length) || ` ${following}`
    const next = /^[ -]?(\p{L}{2,12})/u.exec(rest.slice(0, 14))?.[1]
    const times = MULTIPLIERS.get(next ?? '') ?? 1
    if (Number.isFinite(value)) yield mentionOf(value * times, digits)
  }
}

const NONE = -1
const wordValue = factOf(({ word }) => WORDS.get(word) ?? WORDS.get(word.replace(/^[وبل]/, '')) ?? NONE)

function inWords(reading: Reading): readonly Mention[] {
  const found: Mention[] = []
  reading.tokens.forEach((token, at) => {
    const value = wordValue(token)
    if (value === NONE) return
    const times = MULTIPLIERS.get(reading.tokens[at + 1]?.word ?? '') ?? 1
    found.push(mentionOf(value * times, token.written))
  })
  return found
}

function mentionOf(value: number, form: string): Mention {
  return { meanings: [{ key: `number:${Number(value.toPrecision(12))}`, weight: 1 }], weight: 1, form }
}
