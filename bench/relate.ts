import { cpSync, rmSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open.ts'
import { findNames } from '../src/relate/find-names.ts'
import { type Knowledge, ownKnowledge } from '../src/relate/knowledge.ts'
import { readingOf } from '../src/relate/reading.ts'
import { relateArticle } from '../src/relate/relate-article.ts'
import { assignStory } from '../src/relate/story/assign.ts'
import { recordEntities } from '../src/relate/story/entities.ts'
import { entitiesIn } from '../src/text/gazetteer/find-entities.ts'
import { readText } from '../src/text/read-text.ts'
import { emptyFolder } from './support/archive.ts'
import { reportOf } from './support/events.ts'
import type { Options } from './support/options.ts'
import { relateArchiveOf } from './support/relate-archive.ts'
import { number, quantile, type Report } from './support/report.ts'
import { addArticles } from './support/search-archive.ts'

const NEW_ARTICLES = 500
/** These come before those that are counted: the first ones of a process wait for its compiler and for the disk. */
const WARM_UP = 50
const ARTICLES_A_STORY = 8

/** What does it cost to relate a new article in a large archive, to find its story, and to know what is known? */
export async function measure({ articles = 1_000_000 }: Options): Promise<Report> {
  const memory = await memoryOfKnowledge()
  const times = await newArticles(articles)
  const sorted = (name: keyof Times) => times.map((one) => one[name]).sort((one, other) => one - other)
  const quantiles = (name: keyof Times) => [0.5, 0.99].map((share) => quantile(sorted(name), share))
  const [related, story, stored] = [quantiles('related'), quantiles('story'), quantiles('stored')]
  const row = (what: string, [median = 0, most = 0]: readonly number[]) => [
    [`${what}, median`, `${number(median, 1)} ms`],
    ['the same, 99th percentile', `${number(most, 1)} ms`],
  ]
  return {
    title: 'Relating',
    columns: ['measure', 'value'],
    rows: [
      ...row(`a new article among ${number(articles)}`, related),
      ...row('its story, once it is related', story),
      ...row('both with a commit for it alone', stored),
      ['lexicon, gazetteer and name model with their indexes', `${number(memory)} MB`],
    ],
    notes: [
      `Of ${NEW_ARTICLES} new articles, with features, copies, lists and their neighbours' lists.`,
      'The archive has the rows that relating reads (support/relate-archive.ts), every article in a story of eight.',
    ],
    data: { articles, related, story, stored, memory },
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
  entitiesIn(readText('طرابلس Tripoli', 'ar'))
  findNames(readingOf('then Haftar', 'en', 0), () => false)
  knowledge.similarity('حفتر', 'Haftar')
  return (used() - before) / 2 ** 20
}

/** Milliseconds until an article is related, then until it is in its story, and until that is on the disk. */
interface Times {
  readonly related: number
  readonly story: number
  readonly stored: number
}

async function newArticles(articles: number): Promise<readonly Times[]> {
  const dataDir = emptyFolder('relate-run')
  cpSync(await relateArchiveOf(articles), dataDir, { recursive: true })
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  try {
    await addStories(archive)
    await addArticles(archive, articles + 1, articles + 1 + WARM_UP + NEW_ARTICLES, reportOf)
    const knowledge = ownKnowledge()
    const times: Times[] = []
    for (let id = articles + 1; id <= articles + WARM_UP + NEW_ARTICLES; id += 1)
      times.push(await timesOf(archive, id, knowledge))
    return times.slice(WARM_UP)
  } finally {
    await archive.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function addStories(archive: Archive): Promise<void> {
  await archive.writes.transaction().execute(async (tx) => {
    await sql`insert into story_member (article_id, story_id, published_at, origin, centrality)
      select article_id, 1 + article_id / ${sql.lit(ARTICLES_A_STORY)}, published_at, 'machine', 1
      from relate_vector`.execute(tx)
    await sql`insert into story (id) select distinct story_id from story_member`.execute(tx)
  })
}

async function timesOf(archive: Archive, id: number, knowledge: Knowledge): Promise<Times> {
  const start = performance.now()
  const [related, story] = await archive.writes.transaction().execute(async (tx) => {
    const begun = performance.now()
    await relateArticle(tx, id, knowledge)
    const between = performance.now()
    await recordEntities(tx, id)
    await assignStory(tx, id)
    return [between - begun, performance.now() - between]
  })
  return { related, story, stored: performance.now() - start }
}
