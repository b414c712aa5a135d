import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open.ts'
import { message } from '../locale/messages.ts'
import { Problem } from '../model/problem.ts'
import type { Call, Command } from './command.ts'

/** A lexicon is text that people wrote or tables that they made; more is no lexicon. */
const MOST_BYTES = 64 * 1024 * 1024

/** Teaches an archive words of its own. */
export const lexiconCommand: Command = {
  name: 'lexicon',
  usage: 'learn | import <file>…',
  about: {
    en: 'learn words from the translations of the archive, or import them (docs/related.md)',
    ar: 'يتعلم الكلمات من ترجمات الأرشيف، أو يستوردها (docs/related.md)',
  },
  options: {},
  async run(call) {
    const [what, ...files] = call.positionals
    if (what !== 'learn' && (what !== 'import' || files.length === 0)) {
      throw new Problem('argument-missing', { command: 'lexicon', argument: 'learn | import <file>…' })
    }
    const read = files.map(readFile)
    const archive = await openArchive(call.config)
    try {
      return what === 'learn' ? await learn(archive, call) : await importFiles(archive, call, read)
    } finally {
      await archive.close()
    }
  },
}

function readFile(path: string) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw new Problem('file-not-found', { path })
  if (stats.size > MOST_BYTES) throw new Problem('lexicon-too-large', { path })
  return { name: basename(path), text: readFileSync(path, 'utf8') }
}

async function learn(archive: Archive, { terminal }: Call): Promise<number> {
  const { learnLexicon } = await import('../relate/lexicon/learn-lexicon.ts')
  const { texts, paragraphs, words } = await learnLexicon(archive, terminal.stop)
  if (terminal.stop.aborted) return 130
  for (const { arabic, english, weight, evidence } of words) {
    terminal.out(`${arabic}\t${english}\t${weight.toFixed(2)}\t${evidence}`)
  }
  terminal.err(message(terminal.voice, 'lexicon.learned', { count: words.length, texts, paragraphs }))
  return 0
}

async function importFiles(archive: Archive, { terminal }: Call, files: readonly { name: string; text: string }[]) {
  const { importWords, readWords } = await import('../relate/lexicon/import-lexicon.ts')
  const words = readWords(files)
  await importWords(archive, words)
  terminal.out(message(terminal.voice, 'lexicon.imported', { count: words.length }))
  return 0
}
