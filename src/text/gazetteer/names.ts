import type { EditionLang } from '../../model/lang.ts'
import { alternatives, type Row } from './table.ts'

/** A name as a row gives it, with what its marks say. */
export interface Name {
  readonly text: string
  /** `الباب?`: also a common word, so that it is a name only where its surroundings say so. */
  readonly isWord: boolean
  /** `طرابلس~`: also the name of another, which is meant unless the text speaks of this one's country. */
  readonly isSecond: boolean
}

export type Names = Readonly<Record<EditionLang, readonly Name[]>>

/** The names of a row in both languages. */
export function namesOfRow({ cells }: Row): Names {
  return { ar: alternatives(cells.ar).map(parseName), en: alternatives(cells.en).map(parseName) }
}

export function parseName(written: string): Name {
  const text = written.replace(/[?~]+$/, '')
  const marks = written.slice(text.length)
  return { text, isWord: marks.includes('?'), isSecond: marks.includes('~') }
}
