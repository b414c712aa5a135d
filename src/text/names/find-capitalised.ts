import { ENGLISH_STOP_WORDS } from '../en/stop-words.ts'
import { monthOf, weekdayOf } from '../month-names.ts'
import type { ReadText } from '../read-text.ts'
import { factOf } from '../word-facts.ts'
import type { NameSpan } from './name-span.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Small words inside names: Osama bin Laden, Ludwig van Beethoven, Abdel Fattah el-Sisi. */
const PARTICLES = words('al el bin ibn ben bint abu umm van von der den de del della di da dos du la le ter of')
/** Capitalised as openers of sentences, and no names. */
const OPENERS =
  words(`yesterday today tomorrow meanwhile earlier later officials former last next thousands hundreds dozens
  police many several two three four five six according despite analysts experts people critics`)
/** Capitalised before a name, and no part of it. */
const TITLES = words(`mr mrs ms dr prof sir lord lady president prime minister king queen prince princess sheikh sultan
  emir general gen colonel col chancellor senator sen governor gov ambassador secretary foreign judge justice pope
  chairman director spokesman spokeswoman captain sergeant`)

/** How sure a capital is of a name, by where it stands. */
const INSIDE = 0.9
const KNOWN_OPENER = 0.85
const OPENER_OF_SEVERAL = 0.75
const OPENER = 0.4
const IN_HEADLINE = 0.35
const HEADLINE_WORDS = 4

const ENDS_SENTENCE = /[.!?:…]/
const ENDS_ABBREVIATION = /(?:^|[\s.])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Gov|St|Lt|Sgt|Capt|Rev)\.$/u
/** Signs that are looked at between two words, and letters before them. */
const MOST_BETWEEN = 8
/** What may stand between two words of one name. */
const JOINS = /^(?: |\. |-|‐|‑)$/

interface Word {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly isCapital: boolean
  readonly isOpener: boolean
  readonly sentence: number
}

export function findCapitalisedNames(read: Pick<ReadText, 'text' | 'tokens'>): readonly NameSpan[] {
  const { text } = read
  const all = wordsOf(read)
  const known = new Set(all.filter((word) => word.isCapital && !word.isOpener).map(({ folded }) => folded))
  const small = new Set(all.filter((word) => !word.isCapital).map(({ folded }) => folded))
  const headlines = headlinesOf(all)
  const scoreOf = (run: readonly Word[]) => {
    const first = run[0] as Word
    if (headlines.has(first.sentence)) return IN_HEADLINE
    if (!first.isOpener) return INSIDE
    if (known.has(first.folded)) return KNOWN_OPENER
    if (run.length > 1) return OPENER_OF_SEVERAL
    return small.has(first.folded) ? 0 : OPENER
  }
  return runsOf(text, all)
    .map((run) => ({ start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0, score: scoreOf(run) }))
    .filter(({ score }) => score > 0)
    .map((span) => ({ text: text.slice(span.start, span.end), ...span }))
}

function wordsOf({ text, tokens }: Pick<ReadText, 'text' | 'tokens'>): readonly Word[] {
  let [sentence, last] = [0, 0]
  return tokens.map((token) => {
    const { start, end } = token
    const isOpener = last === 0 || opens(text, last, start)
    if (isOpener) sentence++
    last = end
    // A possessive ending is none of the name.
    const isPossessive = bareOf(token) !== token.word && POSSESSIVE.test(text.slice(end - 2, end))
    return {
      start,
      end: isPossessive ? end - 2 : end,
      folded: isPossessive ? bareOf(token) : token.word,
      isCapital: /^\p{Lu}/u.test(text.slice(start, start + 2)),
      isOpener,
      sentence,
    }
  })
}

const POSSESSIVE = /^['’]s$/
const bareOf = factOf(({ word }) => word.replace(/'s$/, ''))

/** Whether a sentence begins at `start`, the word before having ended at `end`. */
function opens(text: string, end: number, start: number): boolean {
  if (start === end + 1 && text.charAt(end) === ' ') return false
  const between = text.slice(end, Math.min(start, end + MOST_BETWEEN))
  if (between.includes('\n')) return true
  return ENDS_SENTENCE.test(between) && !ENDS_ABBREVIATION.test(text.slice(Math.max(0, end - MOST_BETWEEN), end + 1))
}

/** Sentences of several words without a small one that says something, as many headlines are. */
function headlinesOf(all: readonly Word[]): ReadonlySet<number> {
  const sentences = Map.groupBy(
    all.filter(({ folded }) => !ENGLISH_STOP_WORDS.has(folded) && !PARTICLES.has(folded)),
    ({ sentence }) => sentence,
  )
  return new Set(
    [...sentences]
      .filter(([, telling]) => telling.length >= HEADLINE_WORDS && telling.every(({ isCapital }) => isCapital))
      .map(([sentence]) => sentence),
  )
}

/** Capitalised neighbours, with the particles between them; titles, months and stop words end a run. */
function runsOf(text: string, all: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [[]]
  all.forEach((word, index) => {
    const run = runs.at(-1) as Word[]
    const last = run.at(-1)
    const joins = last === undefined || (JOINS.test(text.slice(last.end, word.start)) && !word.isOpener)
    const next = all[index + 1]
    if (canBeName(word)) {
      if (joins) run.push(word)
      else runs.push([word])
    } else if (last !== undefined && joins && PARTICLES.has(word.folded) && next?.isCapital) run.push(word)
    else if (run.length > 0) runs.push([])
  })
  return runs.filter((run) => run.length > 0)
}

function canBeName({ folded, isCapital, isOpener }: Word): boolean {
  if (!isCapital || ENGLISH_STOP_WORDS.has(folded) || TITLES.has(folded)) return false
  if (isOpener && OPENERS.has(folded)) return false
  return monthOf(folded) === undefined && weekdayOf(folded) === undefined
}
