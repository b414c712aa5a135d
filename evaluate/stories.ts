import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open.ts'
import { importInputs } from '../src/intake/import.ts'
import { settle } from '../src/jobs/runner.ts'
import { relateAll } from '../src/relate/relate-all.ts'
import { table } from './table.ts'

export const LABELS = join(import.meta.dirname, 'stories.tsv')
const SEEDS = join(import.meta.dirname, '../seeds/articles')

interface Way {
  readonly name: string
  /** Whether the texts keep what they say of being translations. */
  readonly linked: boolean
  readonly order: 'by date' | 'backwards'
  readonly recomputed: boolean
}

const WAYS: readonly Way[] = [
  { name: 'as they arrive', linked: true, order: 'by date', recomputed: false },
  { name: 'translations not told', linked: false, order: 'by date', recomputed: false },
  { name: 'the newest first', linked: false, order: 'backwards', recomputed: false },
  { name: 'and recomputed', linked: false, order: 'backwards', recomputed: true },
]

/** From each text to the name of its cluster. */
type Clusters = ReadonlyMap<string, string>

/** Prints how well the stories of the seeds agree with those of a reader, and as its last line the figures as JSON. */
export async function reportStories(file: string): Promise<void> {
  const labels = readLabels(file)
  const figures: object[] = []
  const rows: string[][] = []
  for (const way of WAYS) {
    const found = await storiesOf(way)
    for (const label of ['story', 'chain'] as const) {
      const agreement = agreementOf(found, completed(labels[label], found))
      figures.push({ way: way.name, label, ...agreement })
      const cells = [agreement.precision, agreement.recall, agreement.bCubed, agreement.pairwise]
      rows.push([way.name, label, ...cells.map((cell) => cell.toFixed(3))])
    }
    if (way === WAYS[0]) console.log(`${drawn(found)}\n`)
  }
  console.log(table([['way', 'label', 'B³ P', 'B³ R', 'B³ F1', 'pairs F1'], ...rows]))
  console.log(`\n${JSON.stringify({ evaluation: 'stories', figures })}`)
}

function readLabels(file: string): { readonly chain: Clusters; readonly story: Clusters } {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))
  const named = (column: number) =>
    new Map(rows.map(([id = '', ...cells]) => [id, cells[column] === '-' ? id : (cells[column] ?? id)]))
  return { chain: named(0), story: named(1) }
}

/** A text that no label names is a cluster of its own. */
function completed(labels: Clusters, found: Clusters): Clusters {
  return new Map([...found.keys()].map((id) => [id, labels.get(id) ?? id]))
}

async function storiesOf({ linked, order, recomputed }: Way): Promise<Clusters> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-evaluate-'))
  try {
    const texts = globSync(join(SEEDS, '*.json'))
      .sort((one, other) => basename(one).localeCompare(basename(other)) * (order === 'backwards' ? -1 : 1))
      .map((path): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8')))
      .map(({ translationOf, ...text }) => (linked ? { ...text, translationOf } : text))
    const file = join(dataDir, 'texts.jsonl')
    writeFileSync(file, texts.map((text) => JSON.stringify(text)).join('\n'))
    const archive = await openArchive({ dataDir, databaseUrl: undefined })
    try {
      for await (const _ of importInputs(archive, [file], { now: Date.now }));
      await settle(archive)
      if (recomputed) await relateAll(archive)
      return await read(archive)
    } finally {
      await archive.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}

async function read(archive: Archive): Promise<Clusters> {
  const rows = await archive.reads
    .selectFrom('article')
    .leftJoin('story_member', 'story_member.article_id', 'article.id')
    .select(['article.identity', 'story_member.story_id'])
    .orderBy('article.published_at')
    .execute()
  return new Map(
    rows.map(({ identity, story_id }) => {
      const id = identity.replace(/^id:/, '')
      return [id, story_id === null ? id : `story ${story_id}`]
    }),
  )
}

/** B-cubed precision, recall and their harmonic mean (Bagga and Baldwin 1998), and F1 over pairs of texts. */
export function agreementOf(found: Clusters, wanted: Clusters) {
  const ids = [...wanted.keys()]
  const together = (clusters: Clusters, one: string, other: string) => clusters.get(one) === clusters.get(other)
  let [precision, recall, both, foundPairs, wantedPairs] = [0, 0, 0, 0, 0]
  for (const one of ids) {
    const inFound = ids.filter((other) => together(found, one, other))
    const inWanted = ids.filter((other) => together(wanted, one, other))
    const common = inFound.filter((other) => together(wanted, one, other)).length
    precision += common / inFound.length / ids.length
    recall += common / inWanted.length / ids.length
    both += common - 1
    foundPairs += inFound.length - 1
    wantedPairs += inWanted.length - 1
  }
  const bCubed = (2 * precision * recall) / (precision + recall)
  return { precision, recall, bCubed, pairwise: (2 * both) / Math.max(1, foundPairs + wantedPairs) }
}

function drawn(found: Clusters): string {
  const groups = Map.groupBy(found.keys(), (id) => found.get(id))
  return [...groups.values()]
    .filter((ids) => ids.length > 1)
    .map((ids) => `  ${ids.join(' · ')}`)
    .join('\n')
}
