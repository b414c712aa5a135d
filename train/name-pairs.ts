import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arabicLetters, latinLetters } from '../src/text/names/letters.ts'

export const NAME_PAIRS = join(import.meta.dirname, '../../shared/data/names/person-names.tsv')

/** A name in both scripts as `letters.ts` writes them. */
export interface NamePair {
  readonly latin: string
  readonly arabic: string
}

/** Every fifth Arabic spelling is held out of training. */
const FOLDS = 5

/** Reads `Latin ⇥ A r a b i c ⇥ count` lines; a line with no letters in one script is left out. */
export function readNamePairs(file: string): readonly NamePair[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      const [latin = '', arabic = ''] = line.split('\t')
      return { latin: latinLetters(latin), arabic: arabicLetters(arabic.replaceAll(' ', '')) }
    })
    .filter(({ latin, arabic }) => latin !== '' && arabic !== '')
}

/** Whether a pair is kept from training, by a hash of its Arabic spelling: all its Latin spellings go with it. */
export function isHeldOut({ arabic }: NamePair): boolean {
  return fnv1a(arabic) % FOLDS === 0
}

/** FNV-1a over UTF-16 code units, 32 bits, mixed once more so that its last bits are as good as its first. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
