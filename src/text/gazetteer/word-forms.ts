import { fold } from '../fold.ts'
import { lettersOf, spacedWords } from '../words.ts'
import { exactly, type TokenForms } from './phrase-matcher.ts'

const ARABIC = /^\p{Script=Arabic}/u

/** Fewer letters than these are no name that a clitic would stand before. */
const LEAST = 3

/** The Arabic article in Latin letters, in whatever way it is joined and likened to the letter that follows. */
const ARTICLE = /^(?:al|el)$/
const JOINED_ARTICLE = /^(?:a[dhnrstz]|ash|ath|e[dhnrstz]|esh)$/

/** The forms of a folded word as the gazetteer knows words; `joined`: a hyphen follows it. */
export function formsOf(folded: string, joined: boolean): TokenForms {
  const word = lettersOf(folded)
  if (ARABIC.test(word)) return arabicForms(word)
  if (ARTICLE.test(word) || (joined && JOINED_ARTICLE.test(word))) return exactly('al')
  const owner = folded.endsWith("'s") ? lettersOf(folded.slice(0, -2)) : ''
  if (owner === '') return exactly(word)
  const forms = [word, owner]
  return { first: forms, next: forms }
}

function arabicForms(word: string): TokenForms {
  return { first: arabicBeginnings(word), next: [word] }
}

/**
 * A folded Arabic word and what is left of it without the words that are written as part of it: و ف, then ب ك ل,
 * where ل + ال is لل. The whole word comes first.
 */
export function arabicBeginnings(word: string): readonly string[] {
  const found = [word]
  const push = (form: string) => form.length >= LEAST && found.push(form)
  const bare = /^[وف]/.test(word) ? word.slice(1) : ''
  push(bare)
  for (const one of [word, bare]) {
    if (!/^[بكل]/.test(one)) continue
    push(one.slice(1))
    if (one.startsWith('لل')) push(`ال${one.slice(2)}`)
  }
  return found
}

/** The words of a name as the matcher knows them, and as they are written. */
export function wordsOfName(name: string): { readonly words: readonly string[]; readonly written: readonly string[] } {
  const found = spacedWords(name)
  return {
    words: found.map(({ text, start }) => {
      const { next } = formsOf(fold(text), name.charAt(start + text.length) === '-')
      return next[0] ?? ''
    }),
    written: found.map(({ text }) => text),
  }
}
