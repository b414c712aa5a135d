import { ARABIC_STOP_WORDS } from '../ar/stop-words.ts'
import { fold } from '../fold.ts'
import { arabicLetters } from './letters.ts'
import trained from './likeness.json' with { type: 'json' }
import { withEdges } from './multigram.ts'

/** Letter sequences of up to so many letters, word edges among them, are what the model sees. */
const LONGEST_SEQUENCE = 4
const LEAST_LETTERS = 3

/** A conjunction or preposition that is written as part of the word. */
const CLITIC = /^[وفبلك](?=.{5})/

const WEIGHTS = new Map(Object.entries(trained.sequences))

/**
 * How much an Arabic word looks like a person's name rather than like an ordinary word, 0…1, by its letters
 * alone: logistic regression over its letter sequences, trained on names against the words of the seeds. Also
 * without a first و ف ب ل ك. Stop words and words of fewer than three letters have 0.
 */
export function nameLikeness(word: string): number {
  const letters = arabicLetters(word)
  if (letters.length < LEAST_LETTERS || ARABIC_STOP_WORDS.has(fold(word))) return 0
  const bare = letters.replace(CLITIC, '')
  return bare === letters ? ofLetters(letters) : Math.max(ofLetters(letters), CLITIC_DOUBT * ofLetters(bare))
}

/** Taking off a letter may leave what only looks like a name. */
const CLITIC_DOUBT = 0.8

function ofLetters(letters: string): number {
  const sum = sequencesOf(letters).reduce((total, one) => total + (WEIGHTS.get(one) ?? 0), trained.bias)
  return 1 / (1 + Math.exp(-sum))
}

/** Every sequence of two to four letters, each once; a word of one has none. */
export function sequencesOf(letters: string): readonly string[] {
  const text = withEdges(letters)
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    for (let end = at + 2; end <= Math.min(at + LONGEST_SEQUENCE, text.length); end++) found.add(text.slice(at, end))
  }
  return [...found]
}
