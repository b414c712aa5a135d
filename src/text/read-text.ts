import type { Lang } from '../model/lang.ts'
import type { Token } from './analyser.ts'
import { analyserFor } from './analysers.ts'

/** A text cut into its words once, for all that look for something in it. Tokens may be of a part of the text only. */
export interface ReadText {
  readonly text: string
  readonly lang: Lang
  readonly tokens: readonly Token[]
}

export function readText(text: string, lang: Lang): ReadText {
  return { text, lang, tokens: analyserFor(lang).tokens(text) }
}
