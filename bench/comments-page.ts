import { cpSync } from 'node:fs'
import { createApp } from '../src/app.ts'
import { openArchive } from '../src/archive/open.ts'
import { readConfig } from '../src/config.ts'
import { archiveOf, emptyFolder } from './support/archive.ts'
import type { Options } from './support/options.ts'
import { articlePaths } from './support/paths.ts'
import { number, printed, type Report, spreadOf } from './support/report.ts'

const COMMENTS = 500
const REQUESTS = 50

/** What does a page of an article cost without a cache when five hundred comments stand under it? */
export async function measure({ articles = 1000, rounds = 10 }: Options): Promise<Report> {
  const dataDir = emptyFolder('comments-page')
  cpSync(await archiveOf(articles), dataDir, { recursive: true })
  const [path = ''] = await articlePaths(dataDir, 1)
  const config = readConfig({ DATA_DIR: dataDir, CACHE_MEGABYTES: '0' })
  const app = await createApp(config, { now: Date.now, log: console.error }, 'http://localhost')
  const ask = async () => {
    const start = performance.now()
    for (let index = 0; index < REQUESTS; index += 1) {
      await (await app.request(new Request(`http://localhost${path}`))).arrayBuffer()
    }
    return (performance.now() - start) / REQUESTS
  }
  const without: number[] = []
  const withComments: number[] = []
  await ask()
  for (let round = 0; round < rounds; round += 1) without.push(await ask())
  await comment(dataDir, Number(/\/(\d+)-/.exec(path)?.[1]))
  await ask()
  for (let round = 0; round < rounds; round += 1) withComments.push(await ask())
  await app.close()
  const ratio = spreadOf(withComments).median / spreadOf(without).median
  return {
    title: `Article page without and with ${COMMENTS} comments, uncached, in process`,
    columns: ['page', 'ms'],
    rows: [
      ['without comments', printed(spreadOf(without), 3)],
      [`with ${COMMENTS}`, printed(spreadOf(withComments), 3)],
      ['ratio', number(ratio, 2)],
    ],
    data: { without: spreadOf(without), with: spreadOf(withComments), ratio },
  }
}

async function comment(dataDir: string, articleId: number): Promise<void> {
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  await archive.writes.transaction().execute(async (tx) => {
    for (let index = 0; index < COMMENTS; index += 1) {
      await tx
        .insertInto('comment')
        .values({
          article_id: articleId,
          parent_id: null,
          name: `Reader ${index}`,
          name_key: `reader ${index}`,
          text: `Thought number ${index} of a reader about this report, in two or three lines.\nWhat will the port authority do next, and who will pay for it?`,
          text_key: String(index),
          lang: 'en',
          edition: 'en',
          email: null,
          email_hash: null,
          address_hash: null,
          state: 'published',
          learned: null,
          created_at: Date.now(),
          edited_at: null,
          idempotency_key: `bench ${index}`,
          digest: '',
          private_hash: `bench ${index}`,
        })
        .execute()
    }
    await tx.updateTable('article').set({ published_comments: COMMENTS }).where('id', '=', articleId).execute()
  })
  await archive.close()
}
