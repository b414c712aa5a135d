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
  return createLexicon(files.flatMap(({ name, text }) => rowsOf(text).map((row) => rowInTerms(row, name))))
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

/** A form's terms, parted by a space; undefined for one of stop words alone, which would be found in every text. */
export function termsOf(form: string, lang: LexiconLang): string | undefined {
  const analyser = analyserFor(lang)
  const tokens = analyser.tokens(form)
  if (tokens.every(({ word }) => analyser.isStopWord(word))) return undefined
  return tokens.map(({ term }) => term).join(' ')
}

function rowInTerms({ ar, en }: WrittenRow, origin: string): LexiconRow {
  const written = { ar: ar[0] ?? '', en: en[0] ?? '' }
  return { ar: differentTerms(ar, 'ar'), en: differentTerms(en, 'en'), weight: 1, origin, written }
}

function differentTerms(forms: readonly string[], lang: LexiconLang): readonly string[] {
  return [...new Set(forms.map((form) => termsOf(form, lang)))].filter((terms) => terms !== undefined)
}
