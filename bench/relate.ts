import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openArchive } from '../src/archive/open.ts'
import { importInputs } from '../src/intake/import.ts'
import { ownKnowledge } from '../src/relate/knowledge.ts'
import { relateAll } from '../src/relate/relate-all.ts'
import { relateArticle } from '../src/relate/relate-article.ts'
import { addPlaces, emptyFolder } from './support/archive.ts'
import { writeCorpus } from './support/corpus.ts'
import type { Options } from './support/options.ts'
import { relateArchiveOf } from './support/relate-archive.ts'
import { number, quantile, type Report } from './support/report.ts'

const NEW_ARTICLES = 300
const RECOMPUTED = 3000

/** What does it cost to relate a new article in a large archive, to relate all anew, and to know what is known? */
export async function measure({ articles = 1_000_000 }: Options): Promise<Report> {
  const memory = await memoryOfKnowledge()
  const times = await newArticles(articles)
  const rate = await recompute()
  const sorted = (name: keyof Times) => times.map((one) => one[name]).sort((one, other) => one - other)
  const [p50, p99] = [quantile(sorted('related'), 0.5), quantile(sorted('related'), 0.99)]
  const stored = quantile(sorted('stored'), 0.5)
  return {
    title: 'Relating',
    columns: ['measure', 'value'],
    rows: [
      [`a new article among ${number(articles)}, median`, `${number(p50, 1)} ms`],
      ['the same, 99th percentile', `${number(p99, 1)} ms`],
      ['with a commit for it alone, median', `${number(stored, 1)} ms`],
      [`all of ${number(RECOMPUTED)} anew`, `${number(rate)} articles/s`],
      ['lexicon, gazetteer and name model with their indexes', `${number(memory)} MB`],
    ],
    notes: [
      `Of ${NEW_ARTICLES} new articles, with its features, copies, lists and its neighbours' lists.`,
      'The archive has the rows that relating reads; one in a hundred was read from a text, the others have rare features of their own.',
    ],
    data: { articles, p50, p99, stored, rate, memory },
  }
}

/** Megabytes of heap and buffers after the first use, garbage collected. */
async function memoryOfKnowledge(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const before = used()
  const knowledge = ownKnowledge()
  knowledge.entities('طرابلس Tripoli', 'ar')
  knowledge.skeletons('Haftar')
  knowledge.similarity('حفتر', 'Haftar')
  return (used() - before) / 2 ** 20
}

/** Milliseconds until an article is related, and until that is on the disk, if it alone is waited for. */
interface Times {
  readonly related: number
  readonly stored: number
}

async function newArticles(articles: number): Promise<readonly Times[]> {
  const dataDir = emptyFolder('relate-run')
  cpSync(await relateArchiveOf(articles), dataDir, { recursive: true })
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  try {
    // The new ones have the numbers after those whose features are there.
    await archive.writes.transaction().execute(async (tx) => {
      const source = await tx.selectFrom('source').select('id').executeTakeFirstOrThrow()
      const place = {
        lang: 'en',
        kind: 'news',
        status: 'published',
        source_id: source.id,
        published_at: 0,
        revision: 1,
      }
      const keys = {
        published_precision: 'day',
        modified_at: 0,
        slug: '-',
        identity: '-',
        title_key: '-',
        text_key: '-',
        comment_count: 0,
        genre: null,
        url: null,
        section_id: null,
      }
      await tx
        .insertInto('article')
        .values({ id: articles, ...place, ...keys, translation_set: '-' })
        .execute()
    })
    const file = join(dataDir, 'new.jsonl')
    await writeCorpus(file, articles + 1, articles + 1 + NEW_ARTICLES)
    const ids: number[] = []
    for await (const { receipts } of importInputs(archive, [file], { now: Date.now })) {
      ids.push(...receipts.flatMap(({ article }) => article?.id ?? []))
    }
    const knowledge = ownKnowledge()
    const times: Times[] = []
    for (const id of ids) {
      const start = performance.now()
      let related = start
      await archive.writes.transaction().execute(async (tx) => {
        await relateArticle(tx, id, knowledge)
        related = performance.now()
      })
      times.push({ related: related - start, stored: performance.now() - start })
    }
    return times
  } finally {
    await archive.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Articles a second of `warraq relate --all`. */
async function recompute(): Promise<number> {
  const dataDir = emptyFolder('relate-all')
  await addPlaces({ dataDir, databaseUrl: undefined })
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  try {
    const file = join(dataDir, 'corpus.jsonl')
    await writeCorpus(file, 1, RECOMPUTED + 1)
    for await (const _ of importInputs(archive, [file], { now: Date.now }));
    const start = performance.now()
    await relateAll(archive)
    return (RECOMPUTED / (performance.now() - start)) * 1000
  } finally {
    await archive.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
