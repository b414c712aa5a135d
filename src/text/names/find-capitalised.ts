import type { Token } from '../analyser.ts'
import { ENGLISH_STOP_WORDS } from '../en/stop-words.ts'
import { monthOf, weekdayOf } from '../month-names.ts'
import type { ReadText } from '../read-text.ts'
import { factOf, kept } from '../word-facts.ts'
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

/** What a word is by itself. */
interface Kind {
  readonly isCapital: boolean
  /** Whether it ends in what is none of a name. */
  readonly isPossessive: boolean
  readonly isTelling: boolean
  readonly isParticle: boolean
  readonly canBeName: boolean
  readonly canOpenName: boolean
}

interface Word extends Pick<Kind, 'isCapital'> {
  readonly kind: Kind
  readonly start: number
  readonly end: number
  readonly folded: string
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

const POSSESSIVE = /['’]s$/
const withoutOwner = (word: string) => word.replace(/'s$/, '')
const bareOf = factOf(({ word }) => withoutOwner(word))

const kindOf = factOf(({ word, written }: Pick<Token, 'word' | 'written'>): Kind => {
  const isPossessive = withoutOwner(word) !== word && POSSESSIVE.test(written)
  const folded = isPossessive ? withoutOwner(word) : word
  const isCapital = /^\p{Lu}/u.test(written)
  const [isStop, isParticle] = [ENGLISH_STOP_WORDS.has(folded), PARTICLES.has(folded)]
  const isDay = monthOf(folded) !== undefined || weekdayOf(folded) !== undefined
  const canBeName = isCapital && !isStop && !TITLES.has(folded) && !isDay
  const canOpenName = canBeName && !OPENERS.has(folded)
  return oneOf({ isCapital, isPossessive, isTelling: !isStop && !isParticle, isParticle, canBeName, canOpenName })
})

/** There are many words and few kinds: one of each is kept. */
const oneOf = kept<Kind>()

function wordsOf({ text, tokens }: Pick<ReadText, 'text' | 'tokens'>): readonly Word[] {
  let [sentence, last] = [0, 0]
  return tokens.map((token) => {
    const { start, end } = token
    const kind = kindOf(token)
    const isOpener = last === 0 || opens(text, last, start)
    if (isOpener) sentence++
    last = end
    return {
      kind,
      start,
      end: kind.isPossessive ? end - 2 : end,
      folded: kind.isPossessive ? bareOf(token) : token.word,
      isCapital: kind.isCapital,
      isOpener,
      sentence,
    }
  })
}

/** Whether a sentence begins at `start`, the word before having ended at `end`. */
function opens(text: string, end: number, start: number): boolean {
  if (start === end + 1 && text.charAt(end) === ' ') return false
  const between = text.slice(end, Math.min(start, end + MOST_BETWEEN))
  if (between.includes('\n')) return true
  return ENDS_SENTENCE.test(between) && !ENDS_ABBREVIATION.test(text.slice(Math.max(0, end - MOST_BETWEEN), end + 1))
}

/** Sentences of several words without a small one that says something, as many headlines are. */
function headlinesOf(all: readonly Word[]): ReadonlySet<number> {
  const capitals: number[] = []
  const small = new Set<number>()
  for (const { kind, isCapital, sentence } of all) {
    if (!kind.isTelling) continue
    if (isCapital) capitals[sentence] = (capitals[sentence] ?? 0) + 1
    else small.add(sentence)
  }
  const found = new Set<number>()
  for (const [sentence, count = 0] of capitals.entries()) {
    if (count >= HEADLINE_WORDS && !small.has(sentence)) found.add(sentence)
  }
  return found
}

/** Capitalised neighbours, with the particles between them; titles, months and stop words end a run. */
function runsOf(text: string, all: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [[]]
  all.forEach((word, index) => {
    const run = runs.at(-1) as Word[]
    const last = run.at(-1)
    const joins = last === undefined || (JOINS.test(text.slice(last.end, word.start)) && !word.isOpener)
    const next = all[index + 1]
    if (word.isOpener ? word.kind.canOpenName : word.kind.canBeName) {
      if (joins) run.push(word)
      else runs.push([word])
    } else if (last !== undefined && joins && word.kind.isParticle && next?.isCapital) run.push(word)
    else if (run.length > 0) runs.push([])
  })
  return runs.filter((run) => run.length > 0)
}
