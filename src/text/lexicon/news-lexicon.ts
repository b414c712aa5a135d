import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Lexicon } from './lexicon.ts'
import { type LexiconFile, readLexicon } from './read-lexicon.ts'

const FOLDER = join(import.meta.dirname, '../../../knowledge/lexicon')

let lexicon: Lexicon | undefined

/** The lexicon that comes with Warraq, read when it is first asked for. It is constant, so one is enough. */
export function newsLexicon(): Lexicon {
  lexicon ??= readLexicon(lexiconFiles())
  return lexicon
}

/** Its files by name. Throws where the folder is missing. */
export function lexiconFiles(): readonly LexiconFile[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.tsv'))
  return names.sort().map((name) => ({ name: basename(name, '.tsv'), text: readFileSync(join(FOLDER, name), 'utf8') }))
}
