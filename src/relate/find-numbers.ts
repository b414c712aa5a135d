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

function inDigits({ text, spans }: Reading): readonly Mention[] {
  return spans.flatMap(({ start, end }) => digitsIn(text.slice(start, end)))
}

const DIGIT = /\p{N}/gu
/** What folding makes one space of. */
const SPACE = /[\s\u0000-\u001F\u007F-\u009F]/g
/** Signs behind a number that are looked at for the word that follows. */
const REACH = 40

/** Only what stands around digits is folded, from space to space: folding takes longer than all else here. */
function digitsIn(text: string): readonly Mention[] {
  const found: Mention[] = []
  for (let at = indexOf(DIGIT, text, 0); at < text.length; ) {
    const end = indexOf(SPACE, text, at)
    const written = text.slice(startOf(text, at), end)
    for (const number of numbersIn(fold(written), () => fold(text.slice(end, end + REACH)))) found.push(number)
    at = indexOf(DIGIT, text, end)
  }
  return found
}

/** Where a pattern next matches; the text's length where it does not. */
function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

/** Where the signs without a space begin that stand before one. */
function startOf(text: string, at: number): number {
  let start = at
  while (start > 0 && indexOf(SPACE, text.charAt(start - 1), 0) === 1) start -= 1
  return start
}

/** The numbers of folded signs without a space, and what follows these. */
function* numbersIn(folded: string, following: () => string): Iterable<Mention> {
  for (const { 0: digits, index } of folded.matchAll(NUMBER)) {
    const value = Number(digits.replace(/[,٬]/g, '').replace('٫', '.'))
    const rest = folded.slice(index + digits.length) || ` ${following()}`
    const next = /^[ -]?(\p{L}{2,12})/u.exec(rest.slice(0, 14))?.[1]
    const times = MULTIPLIERS.get(next ?? '') ?? 1
    if (Number.isFinite(value)) yield mentionOf(value * times, digits)
  }
}

const NONE = -1
const wordValue = factOf(({ word }) => WORDS.get(word) ?? WORDS.get(word.replace(/^[وبل]/, '')) ?? NONE)

function inWords(reading: Reading): readonly Mention[] {
  const found: Mention[] = []
  for (const [index, token] of reading.tokens.entries()) {
    const value = wordValue(token)
    if (value === NONE) continue
    const times = MULTIPLIERS.get(reading.tokens[index + 1]?.word ?? '') ?? 1
    found.push(mentionOf(value * times, token.written))
  }
  return found
}

function mentionOf(value: number, form: string): Mention {
  return { meanings: [{ key: `number:${Number(value.toPrecision(12))}`, weight: 1 }], weight: 1, form }
}
