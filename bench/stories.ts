import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openArchive } from '../src/archive/open.ts'
import { importInputs } from '../src/intake/import.ts'
import { ownKnowledge } from '../src/relate/knowledge.ts'
import { relateArticle } from '../src/relate/relate-article.ts'
import { assignStory } from '../src/relate/story/assign.ts'
import { recordEntities } from '../src/relate/story/entities.ts'
import { emptyFolder } from './support/archive.ts'
import { writeCorpus } from './support/corpus.ts'
import type { Options } from './support/options.ts'
import { relateArchiveOf } from './support/relate-archive.ts'
import { number, quantile, type Report } from './support/report.ts'

const NEW_ARTICLES = 300
const ARTICLES_A_STORY = 8

/** What does it cost, once an article has been related, to find its story in a large archive? */
export async function measure({ articles = 1_000_000 }: Options): Promise<Report> {
  const times = (await assigned(articles)).toSorted((one, other) => one - other)
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
  return {
    title: 'Stories',
    columns: ['measure', 'value'],
    rows: [
      [`the story of a new article among ${number(articles)}, median`, `${number(p50, 1)} ms`],
      ['the same, 99th percentile', `${number(p99, 1)} ms`],
    ],
    notes: [
      `Of ${NEW_ARTICLES} new articles, with what they tell of written down; every article of the archive is in a story of ${ARTICLES_A_STORY}.`,
    ],
    data: { articles, p50, p99 },
  }
}

/** Milliseconds within the transaction that has related the article. */
async function assigned(articles: number): Promise<readonly number[]> {
  const dataDir = emptyFolder('stories-run')
  cpSync(await relateArchiveOf(articles), dataDir, { recursive: true })
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  try {
    await archive.writes.transaction().execute(async (tx) => {
      await sql`insert into story_member (article_id, story_id, published_at, origin, centrality)
        select article_id, 1 + article_id / ${sql.lit(ARTICLES_A_STORY)}, published_at, 'machine', 1 from relate_document`.execute(
        tx,
      )
      await sql`insert into story (id) select distinct story_id from story_member`.execute(tx)
    })
    const file = join(dataDir, 'new.jsonl')
    await writeCorpus(file, articles + 1, articles + 1 + NEW_ARTICLES)
    const ids: number[] = []
    // The new ones have the numbers after those whose features are there.
    await sql`insert into sqlite_sequence (name, seq) values ('article', ${articles})`.execute(archive.writes)
    for await (const { receipts } of importInputs(archive, [file], { now: Date.now })) {
      ids.push(...receipts.flatMap(({ article }) => article?.id ?? []))
    }
    const knowledge = ownKnowledge()
    const times: number[] = []
    for (const id of ids) {
      await archive.writes.transaction().execute(async (tx) => {
        await relateArticle(tx, id, knowledge)
        const start = performance.now()
        await recordEntities(tx, id)
        await assignStory(tx, id)
        times.push(performance.now() - start)
      })
    }
    return times
  } finally {
    await archive.close()
    rmSync(dataDir, { recursive: true })
  }
}
