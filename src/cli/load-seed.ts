import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Archive } from '../archive/archive.ts'
import { isEmpty } from '../archive/articles.ts'
import { ensureSection, ensureSource } from '../archive/sources.ts'
import { message } from '../locale/messages.ts'
import type { Section, Source } from '../model/source.ts'
import type { Terminal } from './command.ts'

const SEEDS = new URL('../../seeds/', import.meta.url)

/** Fills an archive that has no article with the newsroom in `seeds/`; leaves any other as it is. */
export async function loadSeed(archive: Archive, terminal: Terminal): Promise<void> {
  if (!(await isEmpty(archive.reads))) return
  terminal.out(message(terminal.voice, 'seed.loading'))
  await archive.writes.transaction().execute(async (tx) => {
    for (const section of read<Section>('sections.json')) await ensureSection(tx, section)
    for (const source of read<Source>('sources.json')) await ensureSource(tx, source)
  })
  // Loaded here, because the parsers behind it would hold up every start of a site that has its articles.
  const { importInputs } = await import('../intake/import.ts')
  let count = 0
  for await (const { receipts } of importInputs(archive, [fileURLToPath(new URL('articles', SEEDS))], {
    now: Date.now,
  })) {
    count += receipts.filter((receipt) => receipt.outcome === 'imported').length
  }
  terminal.out(message(terminal.voice, 'seed.loaded', { count }))
}

function read<T>(file: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(file, SEEDS), 'utf8'))
}
