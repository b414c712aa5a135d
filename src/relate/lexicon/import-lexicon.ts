import { randomUUID } from 'node:crypto'
import type { Archive } from '../../archive/archive.ts'
import { addWords, setWordsVersion, type WordRow } from '../../archive/relate-words.ts'
import { cleanLine } from '../../text/clean.ts'

/** A file that words are imported from. */
export interface WordFile {
  readonly name: string
  readonly text: string
}

/** `09885145-n`: a synset of a wordnet in the tables of the Open Multilingual Wordnet (Bond and Foster 2013). */
const SYNSET = /^\d{8}-[nvars]$/
const LEMMA = /^(?:[a-z]{3}:)?lemma$/
const ARABIC = /\p{Script=Arabic}/u
const LATIN = /\p{Script=Latin}/u

const MOST_LETTERS = 60
/** Of a synset, the first lemmas are the usual ones. */
const MOST_LEMMAS = 4
/** A dictionary knows nothing of news; what people wrote for it weighs more. */
const WEIGHT = { columns: 0.9, synset: 0.6 }
const ROWS_A_TRANSACTION = 1000

/** Words of files in two columns, or in the tables of a wordnet, whose languages may stand in files of their own. */
export function readWords(files: readonly WordFile[]): readonly WordRow[] {
  const synsets = new Map<string, { arabic: string[]; english: string[] }>()
  const words: WordRow[] = []
  for (const { name, text } of files) {
    for (const line of text.split('\n')) {
      if (line.startsWith('#')) continue
      const [first = '', second = '', third] = line.split('\t').map(cleanLine)
      if (SYNSET.test(first) && LEMMA.test(second)) addLemma(synsets, first, third ?? '')
      else if (third === undefined || !SYNSET.test(first)) words.push(...columns(first, second, name))
    }
  }
  return different([...words, ...[...synsets].flatMap(([synset, lemmas]) => paired(lemmas, synset))])
}

function columns(first: string, second: string, file: string): readonly WordRow[] {
  const [arabic, english] = ARABIC.test(first) ? [first, second] : [second, first]
  const sides = { arabic: formsOf(arabic, ARABIC), english: formsOf(english, LATIN) }
  return rowsOf(sides, WEIGHT.columns, { file })
}

function formsOf(side: string, script: RegExp): string[] {
  return side
    .split('|')
    .map((form) => form.trim())
    .filter((form) => script.test(form) && form.length <= MOST_LETTERS)
}

function addLemma(synsets: Map<string, { arabic: string[]; english: string[] }>, synset: string, lemma: string): void {
  const known = synsets.get(synset) ?? { arabic: [], english: [] }
  synsets.set(synset, known)
  const words = lemma.replaceAll('_', ' ')
  if (words.length > MOST_LETTERS) return
  if (ARABIC.test(words)) known.arabic.push(words)
  else if (LATIN.test(words)) known.english.push(words)
}

function paired({ arabic, english }: { arabic: string[]; english: string[] }, synset: string): readonly WordRow[] {
  return rowsOf({ arabic, english: english.slice(0, MOST_LEMMAS) }, WEIGHT.synset, { synset })
}

function rowsOf(
  { arabic, english }: { readonly arabic: readonly string[]; readonly english: readonly string[] },
  weight: number,
  evidence: object,
): readonly WordRow[] {
  const told = JSON.stringify(evidence)
  return arabic.flatMap((one) =>
    english.map((other) => ({ arabic: one, english: other, weight, origin: 'imported' as const, evidence: told })),
  )
}

function different(words: readonly WordRow[]): readonly WordRow[] {
  return [...new Map(words.map((word) => [`${word.arabic}\t${word.english}`, word])).values()]
}

/** Adds words to those of the archive, in transactions that keep nobody waiting. Doing it again changes nothing. */
export async function importWords(archive: Archive, words: readonly WordRow[]): Promise<void> {
  for (let at = 0; at < words.length; at += ROWS_A_TRANSACTION) {
    const part = words.slice(at, at + ROWS_A_TRANSACTION)
    await archive.writes.transaction().execute((tx) => addWords(tx, part))
  }
  await archive.writes.transaction().execute((tx) => setWordsVersion(tx, randomUUID()))
}
