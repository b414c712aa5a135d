import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { arabicReport, economy, jisr, later, NOW, opinion, PUBLISHED_AT, report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { insertBlock, insertPostings } from '../../src/archive/search-blocks.ts'
import { insertDocuments, insertGeneration } from '../../src/archive/search-generations.ts'
import { receive } from '../../src/intake/receive.ts'
import { handleFacts, settle } from '../../src/jobs/runner.ts'
import type { Item } from '../../src/model/item.ts'
import { INDEX_VERSION } from '../../src/search/index-article.ts'
import { isIndexOutdated } from '../../src/search/index-version.ts'
import { mergeStep } from '../../src/search/merge.ts'
import type { Filters, Query, Question } from '../../src/search/query.ts'
import { rebuild } from '../../src/search/rebuild.ts'
import { search } from '../../src/search/search.ts'
import { paragraphsToHtml } from '../../src/text/html.ts'
import { arrivalOf } from '../support/arrivals.ts'
import { onEachDatabase } from '../support/databases.ts'
import { put, withdraw } from '../support/put.ts'

const NO_FILTERS: Filters = { source: [], section: [], kind: [], lang: [], by: [], topic: [] }
const word = (text: string): Query => ({ type: 'word', text })
const phrase = (text: string): Query => ({ type: 'phrase', text })
const not = (query: Query): Query => ({ type: 'not', query })
const and = (...queries: Query[]): Query => ({ type: 'and', queries })
const or = (...queries: Query[]): Query => ({ type: 'or', queries })

interface Asked extends Partial<Omit<Question, 'filters'>> {
  readonly filters?: Partial<Filters>
  readonly now?: number
  readonly offset?: number
  readonly limit?: number
}

function ask(archive: Archive, { query, filters, order = 'newest', now = NOW, offset = 0, limit = 100 }: Asked) {
  const question = { query, filters: { ...NO_FILTERS, ...filters }, order }
  return search(archive.reads, now, question, { offset, limit })
}

async function headlines(archive: Archive, asked: Asked): Promise<readonly string[]> {
  return (await ask(archive, asked)).hits.map(({ article }) => article.headline)
}

const body = (...paragraphs: string[]) => ({ body: paragraphsToHtml(paragraphs) })

const TOLLS = 'Harbour tolls to rise'
const DREDGING = 'Dredging of the old harbour begins'
const SCHOOL = 'افتتاح المدرسة الجديدة'
const CITY = 'الميناء والمدينة'

const newsroom: readonly Item[] = [
  report(TOLLS, { section: economy, byline: 'Salma Idris' }),
  report(DREDGING, { ...later(1), ...body('Ships wait. The tolls stay as they are, and the schools open.') }),
  arabicReport(SCHOOL, later(2)),
  opinion(CITY, { ...later(3), ...body('قالت وزارة التعليم إن مدارس المدينة مغلقة.') }),
]

onEachDatabase('the word index', (database) => {
  async function open(t: Parameters<typeof database.open>[0], items = newsroom): Promise<Archive> {
    const archive = await database.open(t)
    await put(archive, ...items)
    await settle(archive)
    return archive
  }

  test('finds by words in whatever form they are written, in both languages at once', async (t) => {
    const archive = await open(t)
    assert.deepEqual(await headlines(archive, { query: word('HARBOURS') }), [DREDGING, TOLLS])
    assert.deepEqual(await headlines(archive, { query: word('المدرسه') }), [CITY, SCHOOL], 'مدارس too')
    assert.deepEqual(await headlines(archive, { query: or(word('toll'), word('المَدْرَسة')) }), [
      CITY,
      SCHOOL,
      DREDGING,
      TOLLS,
    ])
    assert.deepEqual(await headlines(archive, { query: word('zeppelin') }), [])
  })

  test('answers and, or, not and exact phrases as a tree', async (t) => {
    const archive = await open(t)
    const cases: [Query, string[]][] = [
      [and(word('harbour'), word('tolls')), [DREDGING, TOLLS]],
      [and(word('harbour'), not(word('ships'))), [TOLLS]],
      [and(word('harbour'), not(phrase('harbour tolls'))), [DREDGING]],
      [phrase('harbour tolls'), [TOLLS]],
      [phrase('tolls harbour'), []],
      [phrase('harbours tolls'), []],
      [or(phrase('old harbour'), and(word('ميناء'), word('مدينة'))), [CITY, DREDGING]],
      [not(word('harbour')), [CITY, SCHOOL]],
      [phrase('؟ !'), []],
      [word('«»'), []],
    ]
    for (const [query, expected] of cases) {
      assert.deepEqual(await headlines(archive, { query }), expected, JSON.stringify(query))
      const { total } = await ask(archive, { query })
      assert.deepEqual(total, { count: expected.length, exact: true }, JSON.stringify(query))
    }
  })

  test('narrows by fields and counts what is left', async (t) => {
    const archive = await open(t)
    const cases: [Partial<Filters>, string[]][] = [
      [{ lang: ['ar'] }, [CITY, SCHOOL]],
      [{ kind: ['article'] }, [CITY]],
      [{ source: ['al-jisr'] }, [CITY]],
      [{ source: ['وكالة انباء الميناء'] }, [SCHOOL, DREDGING, TOLLS]],
      [{ source: ['nobody'] }, []],
      [{ section: ['economy'] }, [TOLLS]],
      [{ by: ['idris'] }, [TOLLS]],
      [{ from: PUBLISHED_AT + 60_000, to: PUBLISHED_AT + 180_000 }, [SCHOOL, DREDGING]],
      [{ lang: ['ar', 'en'], kind: ['news'], from: PUBLISHED_AT + 1 }, [SCHOOL, DREDGING]],
    ]
    for (const [filters, expected] of cases) {
      assert.deepEqual(await headlines(archive, { filters }), expected, JSON.stringify(filters))
    }
    const { total, facets } = await ask(archive, { query: or(word('harbour'), word('ميناء')) })
    const one = (value: string, count: number) => ({ value, total: { count, exact: true } })
    assert.deepEqual(total, { count: 4, exact: true })
    assert.deepEqual(facets, {
      lang: [one('ar', 2), one('en', 2)],
      kind: [one('news', 3), one('article', 1)],
      source: [one('harbour-news', 3), one(jisr.key, 1)],
      year: [one('2026', 4)],
    })
  })

  test('puts first what tells most: the headline, words side by side, the newer of two alike', async (t) => {
    const text = 'Ferry services and island ports are the subject of a long report about other matters of the coast.'
    const archive = await open(t, [
      report('Report on the coast', body(text)),
      report('Ferry island line opens', { ...later(1), ...body('A line of boats.') }),
      report('Coast report, second part', {
        ...later(2),
        ...body('Ports of the coast. The ferry island is far. Other matters.'),
      }),
      report('Island weather', { ...later(3), ...body('Rain. A day later the ferry came.') }),
      report('Quiet day', { published: { at: PUBLISHED_AT - 9e11, precision: 'minute' }, ...body('Lanterns.') }),
      report('Quiet day', { ...later(4), source: jisr, ...body('Lanterns!') }),
    ])
    const found = await headlines(archive, { query: and(word('ferry'), word('island')), order: 'relevance' })
    assert.equal(found[0], 'Ferry island line opens')
    assert.ok(found.indexOf('Coast report, second part') < found.indexOf('Report on the coast'))
    const alike = await ask(archive, { query: word('lanterns'), order: 'relevance' })
    assert.deepEqual(
      alike.hits.map(({ article }) => article.source.key),
      [jisr.key, 'harbour-news'],
    )
  })

  test('shows the asked words marked in the text as it was written', async (t) => {
    const archive = await open(t)
    const [plural, hit] = (await ask(archive, { query: word('مدرسه') })).hits
    assert.deepEqual(
      plural?.snippet.filter(({ hit }) => hit).map(({ text }) => text),
      ['مدارس'],
    )
    assert.deepEqual(hit?.headline, [
      { text: 'افتتاح ', hit: false },
      { text: 'المدرسة', hit: true },
      { text: ' الجديدة', hit: false },
    ])
    assert.equal(
      hit?.snippet
        .map(({ text }) => text)
        .join('')
        .startsWith('افتتاح المدرسة الجديدة، كما قالت'),
      true,
    )
    const [phraseHit] = (await ask(archive, { query: phrase('the old harbour') })).hits
    assert.deepEqual(
      phraseHit?.headline.filter(({ hit }) => hit).map(({ text }) => text),
      ['the', 'old', 'harbour'],
    )
  })

  test('knows nothing of what is withdrawn, at once, and of what is under embargo, until its time', async (t) => {
    const archive = await open(t, [
      ...newsroom,
      report('Harbour bridge opens', { published: { at: NOW + 60_000, precision: 'minute' } }),
    ])
    const asked = { query: word('harbour') }
    assert.deepEqual((await ask(archive, asked)).total, { count: 2, exact: true })
    assert.deepEqual(await headlines(archive, { ...asked, now: NOW + 59_999 }), [DREDGING, TOLLS])
    assert.equal((await headlines(archive, { ...asked, now: NOW + 60_000 }))[0], 'Harbour bridge opens')
    await withdraw(archive, TOLLS)
    const { hits, total, facets } = await ask(archive, asked)
    assert.deepEqual([hits.length, total.count, facets.lang[0]?.total.count], [1, 1, 1])
    await settle(archive)
    assert.deepEqual(await headlines(archive, asked), [DREDGING])
  })

  test('has the present revision of an article and none before it', async (t) => {
    const archive = await open(t, [report(TOLLS, { id: 'h-1', ...body('Nothing about lighthouses.') })])
    await receive(archive, NOW, [arrivalOf(report(TOLLS, { id: 'h-1', ...body('All about windmills.') }))])
    await settle(archive)
    assert.deepEqual(await headlines(archive, { query: word('lighthouse') }), [])
    assert.deepEqual(await headlines(archive, { query: word('windmill') }), [TOLLS])
    assert.deepEqual((await ask(archive, { query: word('toll') })).total, { count: 1, exact: true })
  })

  test('pages through everything, each once, in either order', async (t) => {
    const many = Array.from({ length: 23 }, (_, n) => report(`Harbour notice ${n}`, later(n % 3)))
    const archive = await open(t, many)
    for (const order of ['newest', 'relevance'] as const) {
      const seen: number[] = []
      for (let offset: number | undefined = 0; offset !== undefined; ) {
        const part = await ask(archive, { query: word('notice'), order, offset, limit: 5 })
        seen.push(...part.hits.map(({ article }) => article.id))
        offset = part.next
      }
      assert.equal(seen.length, 23, order)
      assert.equal(new Set(seen).size, 23, order)
    }
  })

  test('answers the same after its documents have become blocks, and blocks larger blocks', async (t) => {
    const items = Array.from({ length: 70 * 16 }, (_, n) =>
      report(`Harbour notice number${n}`, {
        ...later(n),
        ...body(`Text about topic${n % 7}. ${n % 2 ? 'Odd' : 'Even'} days.`),
      }),
    )
    const archive = await database.open(t)
    for (let at = 0; at < items.length; at += 100) await put(archive, ...items.slice(at, at + 100))
    while ((await handleFacts(archive)).handled > 0);
    const questions: Asked[] = [
      { query: word('topic3'), order: 'relevance' },
      { query: and(word('harbour'), not(word('odd'))) },
      { query: word('number777') },
      { query: phrase('even days'), limit: 1000 },
    ]
    const answers = () => Promise.all(questions.map((asked) => ask(archive, asked)))
    const before = await answers()
    await withdraw(archive, 'Harbour notice number3')
    const without = await answers()
    assert.equal(without[0]?.total.count, (before[0]?.total.count ?? 0) - 1)
    while ((await mergeStep(archive)) === 'worked');
    const levels = await archive.reads.selectFrom('search_block').select('level').orderBy('level').execute()
    assert.deepEqual(new Set(levels.map(({ level }) => level)), new Set([1, 2]))
    assert.deepEqual(await answers(), without)
  })

  test('is made anew beside the one in use, gone on with after a stop, and keeps up with changes', async (t) => {
    const archive = await open(t)
    const stop = new AbortController()
    stop.abort()
    assert.equal(await rebuild(archive, { stop: stop.signal }), 'interrupted')
    assert.deepEqual(await headlines(archive, { query: word('harbour') }), [DREDGING, TOLLS])
    await withdraw(archive, DREDGING)
    await put(archive, report('Harbour ferry delayed', later(9)))
    assert.equal(await rebuild(archive), 'rebuilt')
    assert.deepEqual(await headlines(archive, { query: word('harbour') }), ['Harbour ferry delayed', TOLLS])
    await settle(archive)
    while ((await mergeStep(archive)) === 'worked');
    assert.deepEqual(await headlines(archive, { query: word('harbour') }), ['Harbour ferry delayed', TOLLS])
    const generations = await archive.reads.selectFrom('search_generation').select('state').execute()
    assert.deepEqual(generations, [{ state: 'current' }])
  })

  test('notes many removed documents with their block, and is the same', async (t) => {
    const archive = await open(t)
    const items = Array.from({ length: 600 }, (_, at) => report(`Ferry notice number${at}`, later(20 + at)))
    for (let at = 0; at < items.length; at += 100) await put(archive, ...items.slice(at, at + 100))
    assert.equal(await rebuild(archive), 'rebuilt')
    const loose = async () => (await archive.reads.selectFrom('search_removed').select('document').execute()).length
    const odd = () => archive.reads.selectFrom('search_block_removal').select('count').execute()
    for (const part of [0, 1]) {
      await archive.writes
        .updateTable('article')
        .set({ status: 'withdrawn' })
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('revision')
            .select('article_id')
            .where('headline', 'like', 'Ferry notice%')
            .where(sql`article_id % 2`, '=', part),
        )
        .execute()
      assert.equal(await loose(), 300)
      const count = async () => (await ask(archive, { query: word('ferry') })).total.count
      assert.equal(await count(), 300 * (1 - part))
      await settle(archive)
      while ((await mergeStep(archive)) === 'worked');
      assert.equal(await loose(), 0)
      assert.deepEqual(await odd(), [{ count: 300 * (part + 1) }])
      assert.equal(await count(), 300 * (1 - part))
      assert.deepEqual(await headlines(archive, { query: word('harbour') }), [DREDGING, TOLLS])
    }
    assert.equal(await rebuild(archive), 'rebuilt')
    while ((await mergeStep(archive)) === 'worked');
    assert.deepEqual(await odd(), [])
  })

  test('goes on after being killed in the middle of a block, and tells when it is of another release', async (t) => {
    const archive = await open(t)
    assert.equal(await isIndexOutdated(archive), false)
    await archive.writes.updateTable('search_generation').set({ version: 0 }).execute()
    assert.equal(await isIndexOutdated(archive), true)
    await archive.writes.transaction().execute(async (tx) => {
      // What stands in the database when a rebuild dies after its first documents and postings: no active block.
      const { id } = await insertGeneration(tx, INDEX_VERSION)
      const block = await insertBlock(tx, {
        generation: id,
        level: 4,
        inputs: { blocks: [], fresh: [] },
        categories: '[]',
        documents: new Uint8Array(),
      })
      await insertDocuments(archive, tx, id, [{ article: 1, revision: 1, words: new Uint8Array(4) }])
      await insertPostings(archive, tx, [
        { block, term: 'harbour', count: 1, documents: Uint8Array.of(0, 0), weights: Uint8Array.of(1) },
      ])
    })
    assert.equal(await rebuild(archive), 'rebuilt')
    assert.equal(await isIndexOutdated(archive), false)
    assert.deepEqual(await headlines(archive, { query: word('harbour') }), [DREDGING, TOLLS])
  })

  test('is filled by several runners at once, each article once', async (t) => {
    const archive = await database.open(t)
    await put(archive, ...Array.from({ length: 60 }, (_, n) => report(`Harbour notice ${n}`)))
    await Promise.all([1, 2, 3].map(() => settle(archive)))
    assert.deepEqual((await ask(archive, { query: word('notice') })).total, { count: 60, exact: true })
  })
})
