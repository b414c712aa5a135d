import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, harbour, jisr, later, NOW, report } from '../../fixtures/cast.ts'
import { body, DAY, FLOOD, FLOOD_BEFORE, FLOOD_IN_ARABIC, FOOTBALL } from '../../fixtures/flood.ts'
import type { DuplicateRow } from '../../src/archive/duplicates.ts'
import { openArchive } from '../../src/archive/open.ts'
import { receive } from '../../src/intake/receive.ts'
import { settle } from '../../src/jobs/runner.ts'
import type { Item } from '../../src/model/item.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { aloneCrew, threadCrew } from '../../src/relate/all/crew.ts'
import { ban, clear, pin } from '../../src/relate/decide.ts'
import { explain } from '../../src/relate/explain.ts'
import { ownKnowledge } from '../../src/relate/knowledge.ts'
import { importWords, readWords } from '../../src/relate/lexicon/import-lexicon.ts'
import { learnLexicon } from '../../src/relate/lexicon/learn-lexicon.ts'
import { listsOf } from '../../src/relate/lists.ts'
import { relateAll } from '../../src/relate/relate-all.ts'
import { articleLink } from '../../src/web/paths.ts'
import { arrivalOf } from '../support/arrivals.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'

const COLUMN = arabicReport('سدود مهملة ودولة منقسمة', {
  id: 'column.ar',
  kind: 'article',
  genre: 'opinion',
  source: jisr,
  ...later(2 * DAY),
  ...body('لم تكن كارثة درنة قدرا. سدان أهملتهما حكومات ليبيا المتنازعة سنوات حتى جرفت السيول المدينة وقتلت الآلاف.'),
})
const OTHERS = [FLOOD_BEFORE, FOOTBALL, COLUMN]

/** Decides as the command line does. */
const AT_NOON = { now: NOW }

async function done(decided: ReturnType<typeof pin>): Promise<void> {
  assert.equal(typeof (await decided), 'object')
}

onEachDatabase('related articles', (database) => {
  async function idsOf({ app }: Newsroom): Promise<ReadonlyMap<string, number>> {
    const rows = await app.archive.reads
      .selectFrom('article')
      .innerJoin('revision', 'revision.article_id', 'article.id')
      .select(['article.id', 'revision.headline'])
      .execute()
    return new Map(rows.map((row) => [row.headline, row.id]))
  }

  async function idOf(newsroom: Newsroom, { headline }: Item): Promise<number> {
    return (await idsOf(newsroom)).get(headline) ?? 0
  }

  async function related(
    newsroom: Newsroom,
    item: Item,
    kind: 'news' | 'article' = 'news',
  ): Promise<readonly string[]> {
    const lists = await listsOf(newsroom.app.archive.reads, newsroom.clock.now, await idOf(newsroom, item))
    return lists[kind].map(({ title }) => title)
  }

  test('are found in both languages and both lists, the same event before one of another month', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(...OTHERS, FLOOD, FLOOD_IN_ARABIC)
    assert.deepEqual(await related(newsroom, FLOOD_IN_ARABIC), [FLOOD.headline, FLOOD_BEFORE.headline])
    assert.deepEqual(await related(newsroom, FLOOD_IN_ARABIC, 'article'), [COLUMN.headline])
    assert.equal((await related(newsroom, FLOOD))[0], FLOOD_IN_ARABIC.headline)
    assert.deepEqual(await related(newsroom, FOOTBALL), [])
  })

  test('say on their page what they share, with names in both scripts', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const receipts = await newsroom.receive(FLOOD_IN_ARABIC, FLOOD)
    const article = receipts[0]?.article
    assert.ok(article)
    const html = await newsroom.page(decodeURI(articleLink('ar', article)))
    const [, list = ''] = /<section class="related-news"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(html) ?? []
    assert.match(list, /hreflang="en" lang="en" dir="ltr">Dams collapse above Derna/)
    assert.match(list, /<details><summary>لماذا هنا؟<\/summary>/)
    assert.match(list, /الحدث نفسه/)
    assert.match(list, /درنة<\/bdi> <bdi lang="en" dir="ltr">Derna/)
  })

  test('come into the lists of what was there before, and leave them', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD)
    assert.deepEqual(await related(newsroom, FLOOD), [])
    await newsroom.receive(FLOOD_IN_ARABIC)
    assert.deepEqual(await related(newsroom, FLOOD), [FLOOD_IN_ARABIC.headline])

    // Another text under the same identity: it tells of something else now.
    await newsroom.receive({
      ...FLOOD_IN_ARABIC,
      ...body('فاز فريق الترجي بكأس البلاد بعد وقت إضافي في رادس.'),
      headline: 'الترجي يفوز بالكأس',
    })
    assert.deepEqual(await related(newsroom, FLOOD), [])
    await newsroom.receive(FLOOD_IN_ARABIC)
    assert.deepEqual(await related(newsroom, FLOOD), [])
    await newsroom.receive({ ...FLOOD_IN_ARABIC, headline: 'درنة: انهيار سدين والسيول تقتل الآلاف' })
    assert.equal((await related(newsroom, FLOOD)).length, 1)

    const [, arabic] = [...(await idsOf(newsroom)).values()].sort()
    await withdraw(newsroom.app.archive, NOW, arabic ?? 0, undefined)
    assert.deepEqual(await related(newsroom, FLOOD), [])
    await newsroom.app.settle()
    const left = await newsroom.app.archive.reads.selectFrom('relation').selectAll().execute()
    assert.deepEqual(left, [])
  })

  test('are not shown before their time', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const at = NOW + 60_000
    await newsroom.receive(FLOOD, { ...FLOOD_IN_ARABIC, published: { at, precision: 'minute' } })
    assert.deepEqual(await related(newsroom, FLOOD), [])
    newsroom.clock.now = at
    assert.deepEqual(await related(newsroom, FLOOD), [FLOOD_IN_ARABIC.headline])
  })

  test('stay banned and pinned as an editor decided, whatever is computed again', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(...OTHERS, FLOOD, FLOOD_IN_ARABIC)
    const { archive } = newsroom.app
    const [flood, arabic, football] = await Promise.all(
      [FLOOD, FLOOD_IN_ARABIC, FOOTBALL].map((item) => idOf(newsroom, item)),
    )
    await done(ban(archive, AT_NOON, flood ?? 0, [arabic ?? 0]))
    await done(pin(archive, AT_NOON, flood ?? 0, [football ?? 0]))
    const decided = [FOOTBALL.headline, FLOOD_BEFORE.headline]
    assert.deepEqual(await related(newsroom, FLOOD), decided)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await related(newsroom, FLOOD), decided)
    await newsroom.receive({ ...FLOOD_IN_ARABIC, headline: 'درنة: انهيار سدين والسيول تقتل الآلاف' })
    assert.deepEqual(await related(newsroom, FLOOD), decided)

    await done(clear(archive, AT_NOON, flood ?? 0, [arabic ?? 0, football ?? 0]))
    assert.deepEqual(await related(newsroom, FLOOD), ['درنة: انهيار سدين والسيول تقتل الآلاف', FLOOD_BEFORE.headline])
    assert.equal(await clear(archive, AT_NOON, flood ?? 0, [arabic ?? 0]), 'no-decision')
    assert.equal(await pin(archive, AT_NOON, flood ?? 0, [flood ?? 0]), 'same-article')
    assert.equal(await pin(archive, AT_NOON, flood ?? 0, [999_999]), 'article-not-found')
  })

  test('are pinned in the order that an editor gives', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(...OTHERS, FLOOD)
    const [flood, before, football] = await Promise.all(
      [FLOOD, FLOOD_BEFORE, FOOTBALL].map((item) => idOf(newsroom, item)),
    )
    await pin(newsroom.app.archive, AT_NOON, flood ?? 0, [before ?? 0, football ?? 0])
    assert.deepEqual(await related(newsroom, FLOOD), [FLOOD_BEFORE.headline, FOOTBALL.headline])
    await pin(newsroom.app.archive, AT_NOON, flood ?? 0, [football ?? 0, before ?? 0])
    assert.deepEqual(await related(newsroom, FLOOD), [FOOTBALL.headline, FLOOD_BEFORE.headline])
  })

  /** Who stands in whose list, with what score, by headlines: what does not depend on the numbers of articles. */
  async function allLists(newsroom: Newsroom): Promise<readonly string[]> {
    const headlines = new Map([...(await idsOf(newsroom))].map(([headline, id]) => [id, headline]))
    const rows = await newsroom.app.archive.reads.selectFrom('relation').selectAll().execute()
    return rows
      .map((row) => `${headlines.get(row.article_id)} → ${headlines.get(row.related_id)} ${row.score} ${row.reasons}`)
      .sort()
  }

  test('come out the same from a recomputation, whatever order the texts came in', async (t) => {
    const texts = [...OTHERS, FLOOD, FLOOD_IN_ARABIC]
    const outcomes: (readonly string[])[] = []
    for (const order of [texts, texts.toReversed()]) {
      const newsroom = await openNewsroom(t, database)
      for (const text of order) await newsroom.receive(text)
      assert.equal(await relateAll(newsroom.app.archive), 'related')
      outcomes.push(await allLists(newsroom))
      assert.equal(await relateAll(newsroom.app.archive), 'related')
      outcomes.push(await allLists(newsroom))
    }
    const [first = []] = outcomes
    assert.ok(first.length > 4)
    for (const outcome of outcomes) assert.deepEqual(outcome, first)
  })

  test('are explained after a recomputation with the scores that it found', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const { archive } = newsroom.app
    const texts = [...OTHERS, FLOOD, FLOOD_IN_ARABIC].map((item) => arrivalOf(item))
    await receive(archive, NOW, texts)
    assert.equal(await relateAll(archive), 'related')
    const flood = await idOf(newsroom, FLOOD)
    const { news } = await listsOf(archive.reads, newsroom.clock.now, flood)
    const ids = news.flatMap(({ article }) => article?.id ?? [])
    const explained = await explain(archive.reads, flood, ids, ownKnowledge())
    assert.ok(ids.length >= 2)
    for (const { article, score } of news) {
      assert.ok(Math.abs((explained.get(article?.id ?? 0)?.score ?? 0) - (score ?? 0)) < 0.001, `${score}`)
    }
  })

  test('are made anew from where it was interrupted, with what has changed meanwhile', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(...OTHERS, FLOOD)
    const { archive } = newsroom.app
    assert.equal(await relateAll(archive), 'related')
    const before = await allLists(newsroom)
    // Each of the rounds is one part here; the second call goes on with the second.
    const interrupted = async (parts: number) => {
      const stop = new AbortController()
      let done = 0
      const advance = () => {
        done += 1
        if (done === parts) stop.abort()
      }
      return relateAll(archive, { stop: stop.signal, advance })
    }
    assert.equal(await interrupted(1), 'interrupted')
    assert.equal(await interrupted(1), 'interrupted')
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await allLists(newsroom), before)

    assert.equal(await interrupted(2), 'interrupted')
    await newsroom.receive(FLOOD_IN_ARABIC)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await related(newsroom, FLOOD_IN_ARABIC), [FLOOD.headline, FLOOD_BEFORE.headline])
    assert.equal((await related(newsroom, FLOOD))[0], FLOOD_IN_ARABIC.headline)
  })

  test('are found by other threads as by this one', async (t) => {
    const location = await database.location(t)
    const archive = await openArchive(location)
    const knowledge = ownKnowledge()
    const threads = threadCrew(location, undefined)
    try {
      await receive(
        archive,
        NOW,
        [...OTHERS, FLOOD, FLOOD_IN_ARABIC].map((item) => arrivalOf(item)),
      )
      await settle(archive)
      const ids = [1, 2, 3, 4, 5]
      const answers = []
      for (const crew of [aloneCrew(archive.reads, knowledge), threads]) {
        answers.push({
          read: await crew.ask({ what: 'read', ids }),
          copies: await crew.ask({ what: 'copies', ids }),
          weighed: await crew.ask({ what: 'weigh', ids }),
          found: await crew.ask({ what: 'find', ids }),
        })
      }
      assert.equal(answers[0]?.read.length, 5)
      assert.deepEqual(structuredClone(answers[0]), answers[1])
    } finally {
      await threads.close()
      await archive.close()
    }
  })
})

/** A wire report, long enough to be told by its shingles. */
const WIRE = [
  'The port authority opened the new container berth on Monday after four years of building that cost 300 million dollars.',
  'Director Salma Idris said that the berth would take ships of up to 18,000 containers and double the traffic of the harbour.',
  'Fishermen who lost their old pier protested at the gate and asked the governor for a place at the northern wall.',
]

onEachDatabase('copies of a text', (database) => {
  const BERTH = report('New container berth opens', { id: 'berth', ...body(...WIRE) })
  const COPY = report('Harbour gets its container berth', {
    id: 'copy',
    source: jisr,
    ...later(90),
    ...body(
      ...WIRE.map((one) => one.replace('four years of building', 'four years of works')),
      'The berth is the third in ten years.',
    ),
  })

  test('are told under the one that came first, and take no place in a list', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const receipts = await newsroom.receive(BERTH, COPY)
    const [berth, copy] = receipts.map(({ article }) => article)
    assert.ok(berth && copy)
    const { reads } = newsroom.app.archive
    const duplicates = await reads.selectFrom('duplicate').select(['article_id', 'original_id']).execute()
    assert.deepEqual(duplicates, [{ article_id: copy.id, original_id: berth.id }])
    for (const [one, other] of [
      [berth, COPY],
      [copy, BERTH],
    ] as const) {
      const lists = await listsOf(reads, NOW, one.id)
      assert.deepEqual(lists.news, [])
      const html = await newsroom.page(articleLink('en', one))
      assert.match(html, new RegExp(`Also carried by</h2>\\s*<ul><li><a [^>]*>${other.headline}`))
    }
    const before = newsroom.app.archive.version()
    await withdraw(newsroom.app.archive, NOW, berth.id, undefined)
    await versionAfter(newsroom.app.archive, before)
    assert.doesNotMatch(await newsroom.page(articleLink('en', copy)), /Also carried by/)
  })

  test('are found by a recomputation of what was never related, though it is interrupted', async (t) => {
    const archive = await database.open(t)
    await receive(
      archive,
      NOW,
      [COPY, FLOOD, BERTH].map((item) => arrivalOf(item)),
    )
    const duplicates = () => archive.reads.selectFrom('duplicate').select(['article_id', 'original_id']).execute()
    const stop = new AbortController()
    assert.equal(await relateAll(archive, { stop: stop.signal, advance: () => stop.abort() }), 'interrupted')
    assert.deepEqual(await duplicates(), [])
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await duplicates(), [{ article_id: 1, original_id: 3 }])
  })

  test('are found by a recomputation, which takes out what is no copy', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const OTHER = report('Dates are harvested', {
      id: 'dates',
      ...later(30),
      ...body('Dates are harvested in Biskra.'),
    })
    const [berth, dates, copy] = (await newsroom.receive(BERTH, OTHER, COPY)).map(({ article }) => article?.id ?? 0)
    assert.ok(berth && dates && copy)
    const { archive } = newsroom.app
    const isCopy = (article_id: number, original_id: number) => ({ article_id, original_id, similarity: 0.5 })
    const recomputed = async (...known: readonly DuplicateRow[]) => {
      await archive.writes.deleteFrom('duplicate').execute()
      if (known.length > 0) await archive.writes.insertInto('duplicate').values(known).execute()
      assert.equal(await relateAll(archive), 'related')
      return archive.reads.selectFrom('duplicate').selectAll().execute()
    }
    for (const known of [[], [isCopy(dates, berth)], [isCopy(berth, dates), isCopy(copy, dates)]]) {
      const [found, ...others] = await recomputed(...known)
      assert.deepEqual([found?.article_id, found?.original_id, others], [copy, berth, []])
    }
    assert.deepEqual(await recomputed(isCopy(copy, berth)), [isCopy(copy, berth)], 'what is kept is left alone')
  })

  test('are not what protocol news of two days have in common', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const call = (from: string, country: string, day: string) => [
      `His Majesty the King received a telephone call on ${day} from President ${from} of ${country}.`,
      'During the call they discussed bilateral relations between the two brotherly countries and ways of developing them in all fields, and matters of common interest.',
      'They stressed the importance of continuing coordination and consultation on regional and international issues of common interest.',
    ]
    await newsroom.receive(
      report('King receives call', { id: 'one', ...body(...call('Emmanuel Macron', 'France', 'Monday')) }),
      report('King takes a call', {
        id: 'two',
        ...later(DAY),
        ...body(...call('Prabowo Subianto', 'Indonesia', 'Tuesday')),
      }),
    )
    assert.deepEqual(await newsroom.app.archive.reads.selectFrom('duplicate').selectAll().execute(), [])
  })
})

onEachDatabase('the lexicon of an archive', (database) => {
  test('learns from linked translations, with its evidence, and takes in tables', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const { archive } = newsroom.app
    const places = [
      ['north', 'الشمال'],
      ['south', 'الجنوب'],
      ['east', 'الشرق'],
      ['west', 'الغرب'],
    ] as const
    const pairs = places.map(([english, arabic], n): Item[] => [
      report(`Notice ${n}`, {
        id: `n${n}.en`,
        source: harbour,
        ...later(n),
        ...body(`Zorbax ${english}.`, `Work opens ${english}.`),
      }),
      arabicReport(`إشعار ${n}`, {
        id: `n${n}.ar`,
        source: harbour,
        translationOf: `n${n}.en`,
        ...later(n),
        ...body(`الزرباكس ${arabic}.`, `تفتح الأعمال ${arabic}.`),
      }),
    ])
    await newsroom.receive(...pairs.flat())
    const { words } = await learnLexicon(archive)
    const learned = words.find(({ english }) => english === 'zorbax')
    assert.match(learned?.arabic ?? '', /زرباكس/)
    assert.equal(JSON.parse(learned?.evidence ?? '{}').paragraphs, 4)

    const files = [
      { name: 'own.tsv', text: '# ours\nرصيف\tquay | berth\n' },
      { name: 'ar.tab', text: '00001111-n\tlemma\tسفينه\n' },
      { name: 'en.tab', text: '00001111-n\teng:lemma\tship\n' },
    ]
    await importWords(archive, readWords(files))
    await importWords(archive, readWords(files))
    const rows = await archive.reads
      .selectFrom('relate_word')
      .select('english')
      .where('origin', '=', 'imported')
      .orderBy('english')
      .execute()
    assert.deepEqual(
      rows.map(({ english }) => english),
      ['berth', 'quay', 'ship'],
    )
    assert.equal(await relateAll(archive), 'related')
  })
})
