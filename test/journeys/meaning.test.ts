import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { arabicReport, later, NOW, report } from '../../fixtures/cast.ts'
import type { ArchiveLocation } from '../../src/archive/open.ts'
import type { Item } from '../../src/model/item.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { type Entry, listsOf } from '../../src/relate/lists.ts'
import { relateAll } from '../../src/relate/relate-all.ts'
import { paragraphsToHtml } from '../../src/text/html.ts'
import { articleLink } from '../../src/web/paths.ts'
import { onEachDatabase, type TestDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import type { Scope } from '../support/scope.ts'
import { staffTab } from '../support/staff.ts'
import { tinyModel } from '../support/tiny-model.ts'

const body = (...paragraphs: string[]) => ({ body: paragraphsToHtml(paragraphs) })

const STRIKE = report('Crane drivers of Misrata walk out', {
  id: 'strike.en',
  ...body('Crane drivers at the port of Misrata walked out over pay on Monday.'),
})
/** Of the same place, trade and day, and about something else. */
const CRANES = arabicReport('رافعات جديدة في مصراتة', {
  id: 'cranes.ar',
  ...later(10),
  ...body('وصلت رافعات جديدة إلى ميناء مصراتة يوم الإثنين ليعمل عليها السائقون.'),
})
/** About the same, of which only the port can be named. */
const STOPPAGE = arabicReport('تعطل العمل في مصراتة', {
  id: 'strike.ar',
  ...later(5),
  ...body('تعطل العمل في ميناء مصراتة.'),
})
const ALL = [STRIKE, CRANES, STOPPAGE]

const WALKING_OUT = ['walk', 'walked', 'pay', 'تعطل', 'العمل']
const ARRIVING = ['جديدة', 'وصلت', 'رافعات']
const MODEL = { concepts: [WALKING_OUT, ARRIVING], faults: ['kaboom'] }
const MINUTE_MS = 60_000

onEachDatabase('an embedding model', (database) => {
  test('changes the order of what is related, and is told as a reason', async (t) => {
    const plain = await newsroomWith(t, database, undefined)
    assert.deepEqual(await related(plain, STRIKE), [CRANES.headline, STOPPAGE.headline])
    const newsroom = await newsroomWith(t, database, tinyModel(t, MODEL))
    assert.deepEqual(await related(newsroom, STRIKE), [STOPPAGE.headline, CRANES.headline])
    assert.deepEqual(await related(newsroom, STOPPAGE), [STRIKE.headline, CRANES.headline])

    const [first, second] = await entries(newsroom, STRIKE)
    const reason = first?.reasons.find(({ type }) => type === 'meaning')
    assert.ok(reason?.type === 'meaning' && reason.cosine > 0.6 && reason.cosine <= 1)
    assert.equal(
      second?.reasons.find(({ type }) => type === 'meaning'),
      undefined,
    )
    const english = (await entries(newsroom, STOPPAGE))[0]?.article
    assert.ok(english && first?.article)
    assert.match(await newsroom.page(articleLink('en', english)), /Similar in meaning/)
    assert.match(await newsroom.page(decodeURI(articleLink('ar', first.article))), /قريب في المعنى/)
    const editor = await staffTab(newsroom, 'editor')
    const desk = await (await editor.get(`/en/newsroom/related/${english.id}`)).text()
    assert.match(desk, /<th scope="row">Meaning, as a model sees it<\/th>\s*<td>0\.[1-3]\d/)
  })

  test('that is not given leaves no trace; nor does one that is taken away, when all is related anew', async (t) => {
    const plain = await newsroomWith(t, database, undefined)
    const before = await relations(plain)
    assert.deepEqual(await embeddings(plain), [])
    const newsroom = await newsroomWith(t, database, tinyModel(t, MODEL))
    assert.notDeepEqual(await relations(newsroom), before)
    assert.equal(await relateAll(newsroom.app.archive), 'related')
    assert.equal(await relateAll(plain.app.archive), 'related')
    assert.deepEqual(await relations(newsroom), await relations(plain))
  })

  test('reads an article again when it is edited, and forgets it when it is withdrawn', async (t) => {
    const newsroom = await newsroomWith(t, database, tinyModel(t, MODEL))
    const [before] = await embeddings(newsroom)
    // The same but for what it means.
    await newsroom.receive({ ...STRIKE, ...body('Crane drivers at the port of Misrata: رافعات جديدة وصلت, Monday.') })
    const [after] = await embeddings(newsroom)
    assert.deepEqual([before?.revision, after?.revision], [1, 2])
    assert.notDeepEqual(before?.vector, after?.vector)
    assert.deepEqual(await related(newsroom, STRIKE), [CRANES.headline, STOPPAGE.headline])

    const ids = (await embeddings(newsroom)).map(({ article_id }) => article_id)
    await withdraw(newsroom.app.archive, NOW, ids[1] ?? 0, undefined)
    await newsroom.app.settle()
    assert.deepEqual(
      (await embeddings(newsroom)).map(({ article_id }) => article_id),
      [ids[0], ids[2]],
    )
    assert.deepEqual(await related(newsroom, STRIKE), [STOPPAGE.headline])
  })

  test('that fails on a text leaves it with the lists of the evidence, and tries again later', async (t) => {
    const newsroom = await newsroomWith(t, database, tinyModel(t, MODEL))
    const faulty = report('Crane drivers of Misrata shout kaboom', {
      id: 'kaboom.en',
      ...later(20),
      ...body('Crane drivers at the port of Misrata walked out over pay on Monday and shouted kaboom.'),
    })
    const harmless = report('Pay of crane drivers', { id: 'pay.en', ...later(30), ...body('Misrata will pay.') })
    await newsroom.receive(faulty, harmless)
    assert.match(newsroom.log.join('\n'), /^the embedding model: .*out of data bounds/)
    assert.ok((await related(newsroom, faulty)).includes(STRIKE.headline))
    assert.deepEqual(await waiting(newsroom), [1, 1])

    newsroom.clock.now += 6 * MINUTE_MS
    await newsroom.app.settle()
    assert.deepEqual(await waiting(newsroom), [2])
    assert.equal(newsroom.log.length, 2)
    await newsroom.app.settle()
    assert.equal(newsroom.log.length, 2)
    assert.ok((await related(newsroom, STRIKE)).includes(faulty.headline))
  })

  test('reads what was there before it came, while the site serves, and so does one in its place', async (t) => {
    const location = await database.location(t)
    const plain = await newsroomWith(t, database, undefined, location)
    assert.deepEqual(await related(plain, STRIKE), [CRANES.headline, STOPPAGE.headline])
    for (const seed of [1, 2]) {
      const newsroom = await newsroomWith(t, database, tinyModel(t, { ...MODEL, seed }), location)
      // Before the work begins, which may replace the first of them within the same turn.
      const known = new Set((await embeddings(newsroom)).map(({ model }) => model))
      const stop = new AbortController()
      const working = newsroom.app.work(stop.signal)
      while ((await embeddings(newsroom)).some(({ model, vector }) => known.has(model) || !vector)) await turn()
      while ((await embeddings(newsroom)).length < ALL.length) await turn()
      stop.abort()
      await working
      assert.deepEqual(newsroom.log, [])
      assert.deepEqual(await related(newsroom, STRIKE), [STOPPAGE.headline, CRANES.headline])
    }
  })

  test('is used by the commands, and one that cannot be is told in a sentence before anything is done', async (t) => {
    const location = await database.location(t)
    const plain = await newsroomWith(t, database, undefined, location)
    const [{ article_id } = { article_id: 0 }] = await relations(plain)
    const folder = tinyModel(t, MODEL)
    const command = (...args: string[]) => warraq(location, args)

    assert.equal((await command('relate', '--all', '--embedding-model', folder)).code, 0)
    const told = await command('related', String(article_id), '--json', '--embedding-model', folder)
    const { news } = JSON.parse(told.out)
    assert.deepEqual(
      news.map(({ title }: { title: string }) => title),
      [STOPPAGE.headline, CRANES.headline],
    )
    assert.equal(news[0].reasons.find(({ type }: { type: string }) => type === 'meaning').cosine > 0.6, true)

    const parts: readonly number[] = Object.values(news[0].parts)
    assert.ok(news[0].parts.meaning > 0.1)
    assert.ok(Math.abs(parts.reduce((sum, part) => sum + part, 0) - news[0].score) < 0.001)

    const bare = await warraq(location, ['serve', '--port', '0', '--embedding-model', folder], '--import', HIDDEN)
    assert.equal(bare.code, 1)
    assert.match(
      bare.err,
      /not installed\. .*: npm install --no-save @huggingface\/tokenizers@[\d.]+ onnxruntime-web@[\d.]+\n$/,
    )

    const pointer = tinyModel(t, MODEL)
    writeFileSync(join(pointer, 'model.onnx'), 'version https://git-lfs.github.com/spec/v1\n')
    for (const [model, sentence] of [
      [join(pointer, 'nowhere'), /^The folder of EMBEDDING_MODEL, \S+nowhere, holds no model\.onnx\.\n$/],
      [pointer, /^The model in \S+ cannot be used: .*protobuf parsing failed/],
      [tinyModel(t, { ...MODEL, knows: 'English' }), /^The model in \S+ does not know Arabic and English as one/],
    ] as const) {
      const { code, out, err } = await command('serve', '--port', '0', '--embedding-model', model)
      assert.deepEqual([code, out], [1, ''], err)
      assert.match(err, sentence)
    }
  })
})

/** A newsroom with the cast of this file, and the model of a folder. */
async function newsroomWith(
  t: Scope,
  database: TestDatabase,
  folder: string | undefined,
  location?: ArchiveLocation,
): Promise<Newsroom> {
  const settings: Record<string, string> = folder === undefined ? {} : { EMBEDDING_MODEL: folder }
  if (location) Object.assign(settings, { DATA_DIR: location.dataDir, DATABASE_URL: location.databaseUrl ?? '' })
  const newsroom = await openNewsroom(t, database, settings)
  const isNew = (await newsroom.app.archive.reads.selectFrom('article').select('id').execute()).length === 0
  if (isNew) await newsroom.receive(...ALL)
  return newsroom
}

async function entries({ app, clock }: Newsroom, { headline }: Item): Promise<readonly Entry[]> {
  const { article_id } = await app.archive.reads
    .selectFrom('revision')
    .select('article_id')
    .where('headline', '=', headline)
    .executeTakeFirstOrThrow()
  return (await listsOf(app.archive.reads, clock.now, article_id)).news
}

async function related(newsroom: Newsroom, item: Item): Promise<readonly string[]> {
  return (await entries(newsroom, item)).map(({ title }) => title)
}

function relations({ app }: Newsroom) {
  return app.archive.reads.selectFrom('relation').selectAll().orderBy('article_id').orderBy('related_id').execute()
}

function embeddings({ app }: Newsroom) {
  return app.archive.reads.selectFrom('embedding').selectAll().orderBy('article_id').execute()
}

/** How often each that waits was tried. */
async function waiting(newsroom: Newsroom): Promise<readonly number[]> {
  return (await embeddings(newsroom)).filter(({ vector }) => !vector).map(({ attempts }) => attempts)
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

const WARRAQ = new URL('../../bin/warraq', import.meta.url).pathname

/** As if the package that runs models were not installed. */
const HIDDEN = `data:text/javascript,${encodeURIComponent(`import { registerHooks } from 'node:module'
registerHooks({ resolve(name, context, next) {
  if (name === 'onnxruntime-web') throw Object.assign(new Error(name), { code: 'ERR_MODULE_NOT_FOUND' })
  return next(name, context)
} })`)}`

function warraq({ dataDir, databaseUrl }: ArchiveLocation, args: readonly string[], ...options: readonly string[]) {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [...options, WARRAQ, ...args], { env }, (_error, out, err) => {
      resolve({ code: child.exitCode, out, err })
    })
  })
}
