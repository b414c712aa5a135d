import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { ensureSection, ensureSource } from '../../src/archive/sources.ts'
import { importInputs } from '../../src/intake/import.ts'
import type { Section, Source } from '../../src/model/source.ts'
import { writeCorpus } from './corpus.ts'

const FOLDER = join(tmpdir(), 'warraq-bench')

/** A file of so many corpus articles. It is made once and kept, like everything here, in the system's temporary folder. */
export async function corpusFile(articles: number): Promise<string> {
  const file = join(FOLDER, `corpus-${articles}.jsonl`)
  if (existsSync(file)) return file
  mkdirSync(FOLDER, { recursive: true })
  await writeCorpus(`${file}.part`, 1, articles + 1)
  renameSync(`${file}.part`, file)
  return file
}

/** A folder that is kept from run to run. */
export function keptFolder(name: string): string {
  const folder = join(FOLDER, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** An empty folder for an archive that a run makes. */
export function emptyFolder(name: string): string {
  const folder = join(FOLDER, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** An archive of so many corpus articles, for reading only; made once and kept. */
export async function archiveOf(articles: number): Promise<string> {
  const folder = join(FOLDER, `archive-${articles}`)
  const complete = join(folder, 'complete')
  if (existsSync(complete)) return folder
  emptyFolder(`archive-${articles}`)
  await addPlaces({ dataDir: folder, databaseUrl: undefined })
  const archive = await openArchive({ dataDir: folder, databaseUrl: undefined })
  let done = 0
  for await (const { receipts } of importInputs(archive, [await corpusFile(articles)], { now: Date.now })) {
    done += receipts.length
    if (done % 10_000 === 0) console.error(`making an archive of ${articles}: ${done}`)
  }
  await archive.close()
  writeFileSync(complete, '')
  return folder
}

/** Gives an archive the sections and sources of the seed newsroom, without which an import would leave sections out. */
export async function addPlaces(location: ArchiveLocation): Promise<void> {
  const archive = await openArchive(location)
  await archive.writes.transaction().execute(async (tx) => {
    for (const section of seeds<Section>('sections.json')) await ensureSection(tx, section)
    for (const source of seeds<Source>('sources.json')) await ensureSource(tx, source)
  })
  await archive.close()
}

function seeds<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8'))
}
