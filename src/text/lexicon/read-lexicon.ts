import { analyserFor } from '../analysers.ts'
import type { LexiconLang, LexiconRow } from './entry.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'

/** A file of the lexicon: its name without folder and ending, `economy`, and its text. */
export interface LexiconFile {
  readonly name: string
  readonly text: string
}

/** A row as it was written: the forms of either side. */
export interface WrittenRow {
  readonly ar: readonly string[]
  readonly en: readonly string[]
  readonly line: number
}

/** The lexicon of files in the form that docs/lexicon.md describes; lines without two sides are passed over. */
export function readLexicon(files: readonly LexiconFile[]): Lexicon {
  return createLexicon(files.flatMap(({ name, text }) => rowsInTerms(rowsOf(text), name)))
}

/** The rows of a file: `form | form<TAB>form | form`; `#` begins a comment. */
export function rowsOf(text: string): readonly WrittenRow[] {
  return text.split('\n').flatMap((line, index) => {
    const [ar = '', en = ''] = line.replace(/#.*/, '').split('\t', 2)
    const row = { ar: formsOf(ar), en: formsOf(en), line: index + 1 }
    return row.ar.length > 0 && row.en.length > 0 ? [row] : []
  })
}

function formsOf(side: string): readonly string[] {
  return side
    .split('|')
    .map((form) => form.trim())
    .filter((form) => form !== '')
}

/**
 * The terms of each form, parted by a space; undefined for one of stop words alone, which would be found in every
 * text. All forms are analysed as one text, a line each, which takes a third of the time of one by one.
 */
export function termsOf(forms: readonly string[], lang: LexiconLang): readonly (string | undefined)[] {
  const analyser = analyserFor(lang)
  const tokens = analyser.tokens(forms.join('\n'))
  let next = 0
  let end = -1
  return forms.map((form) => {
    end += form.length + 1
    const terms: string[] = []
    let says = false
    for (let token = tokens[next]; token && token.start < end; token = tokens[++next]) {
      terms.push(token.term)
      says ||= !analyser.isStopWord(token.word)
    }
    return says ? terms.join(' ') : undefined
  })
}

function rowsInTerms(rows: readonly WrittenRow[], origin: string): readonly LexiconRow[] {
  const ar = sideInTerms(rows, 'ar')
  const en = sideInTerms(rows, 'en')
  return rows.map((row, index) => ({
    ar: ar[index] ?? [],
    en: en[index] ?? [],
    weight: 1,
    origin,
    written: { ar: row.ar[0] ?? '', en: row.en[0] ?? '' },
  }))
}

/** The different terms of each row's forms. */
function sideInTerms(rows: readonly WrittenRow[], lang: LexiconLang): readonly (readonly string[])[] {
  const terms = termsOf(
    rows.flatMap((row) => row[lang]),
    lang,
  )
  let next = 0
  return rows.map((row) => {
    const own = terms.slice(next, next + row[lang].length)
    next += own.length
    return [...new Set(own)].filter((one) => one !== undefined)
  })
}
