import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { arabicReport, later, NOW, report } from '../../fixtures/cast.ts'
import { body, FOOTBALL } from '../../fixtures/flood.ts'
import { importInputs } from '../../src/intake/import.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { relateAll } from '../../src/relate/relate-all.ts'
import { rebuild } from '../../src/search/rebuild.ts'
import { onEachDatabase, temporaryFolder } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'
import { linksOf, textOf } from '../support/page-text.ts'

const VOTE = report('Voters go to the polls in Tunis', {
  id: 'vote.en',
  ...body(
    'The election commission opened 4,000 polling stations on Sunday in a parliamentary election that the opposition boycotts.',
    'Turnout was low by noon. Ballots are counted in the night.',
  ),
})
const VOTE_IN_ARABIC = arabicReport('إقبال ضعيف على صناديق الاقتراع في تونس', {
  id: 'vote.ar',
  ...later(30),
  ...body(
    'فتحت هيئة الانتخابات ٤٠٠٠ مركز اقتراع يوم الأحد في انتخابات تشريعية تقاطعها المعارضة.',
    'وكانت نسبة المشاركة ضعيفة عند الظهر، ويبدأ فرز الأصوات ليلا.',
  ),
})

const searchFor = (text: string, edition = 'en') => `/${edition}/search?q=${encodeURIComponent(text)}`

async function found(newsroom: Newsroom, text: string, edition = 'en'): Promise<readonly string[]> {
  const [html = ''] = (await newsroom.page(searchFor(text, edition))).split('<section class="across"')
  return [...html.matchAll(/<h2><a [^>]*>(.*?)<\/a><\/h2>/g)].map(([, headline = '']) => textOf(headline))
}

async function imported(newsroom: Newsroom, folder: string): Promise<void> {
  const before = newsroom.app.archive.version()
  for await (const { receipts } of importInputs(newsroom.app.archive, [folder], { now: () => NOW })) {
    for (const { outcome } of receipts) assert.equal(outcome, 'imported')
  }
  await versionAfter(newsroom.app.archive, before)
  await newsroom.app.settle()
}

onEachDatabase('topics', (database) => {
  test('are found in a text of either language, and stand on its page, their page and its feed', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const [vote] = await newsroom.receive(VOTE, VOTE_IN_ARABIC, FOOTBALL)
    const article = await newsroom.page(`/en/2026/01/${vote?.article?.id}-voters-go-to-the-polls-in-tunis`)
    assert.ok(linksOf(article).includes('/en/topic/voting'), linksOf(article).join(' '))
    assert.match(article, /"about":\[\{[^\]]*mediatopic\/20000586/)

    const english = await newsroom.page('/en/topic/elections')
    assert.match(english, /<h1><bdi>Elections<\/bdi><\/h1>/)
    assert.match(english, /انتخابات/, 'its names in both scripts')
    assert.match(english, new RegExp(VOTE.headline))
    assert.doesNotMatch(english, /wins the cup/)
    assert.ok(linksOf(english).includes('/en/topic/politics') && linksOf(english).includes('/en/topic/referendums'))
    const arabic = await newsroom.page('/ar/topic/elections')
    assert.match(arabic, new RegExp(VOTE_IN_ARABIC.headline))
    assert.match(arabic, /<h1><bdi>انتخابات<\/bdi><\/h1>/)

    for (const format of ['rss', 'atom', 'json']) {
      assert.match(await newsroom.page(`/en/topic/politics/feed.${format}`), new RegExp(VOTE.headline))
    }
    assert.equal((await newsroom.request('/en/topic/nothing')).status, 404)
    assert.equal((await newsroom.request('/en/topic/nothing/feed.rss')).status, 404)
    assert.match(textOf(await newsroom.page('/en/topic/volcanoes')), /no text about it yet/)
  })

  test('narrow a search by name or code in either language, the broader with the narrower', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(VOTE, VOTE_IN_ARABIC, FOOTBALL)
    assert.deepEqual(await found(newsroom, 'topic:elections lang:en'), [VOTE.headline])
    assert.deepEqual(await found(newsroom, 'موضوع:انتخابات لغة:العربية', 'ar'), [VOTE_IN_ARABIC.headline])
    assert.deepEqual(await found(newsroom, 'topic:medtop:11000000 Tunis'), [VOTE.headline], 'politics has elections')
    assert.deepEqual(await found(newsroom, 'topic:"voting" topic:volcanoes Tunis'), [VOTE.headline])
    assert.deepEqual(await found(newsroom, 'Tunis topic:volcanoes'), [])
    const narrowed = await newsroom.page(searchFor('Tunis topic:elections'))
    assert.match(narrowed, /aria-label="Elections: remove"/)
    const page = await newsroom.page(searchFor('Tunis topic:electionz'))
    assert.match(textOf(page), /No topic is called “electionz”, so all topics were searched\. Perhaps: Elections/)
    assert.ok(linksOf(page).includes(searchFor('topic:"Elections"')))
    assert.match(
      textOf(await newsroom.page(searchFor('تونس موضوع:انتخبات', 'ar'))),
      /لا يوجد موضوع باسم «انتخبات»، فشمل البحث الموضوعات كلها\. لعلك تقصد: انتخابات/,
    )
  })

  test('given by a page or a row are taken, whatever the text says', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const folder = temporaryFolder(t)
    const row = { date: '2026-01-14', source: 'harbour', body: 'Nothing that says more.' }
    const rows = [
      { ...row, headline: 'A quiet morning', topics: ['medtop:20000418', 'nonsense'] },
      { ...row, headline: 'صباح هادئ', body: 'لا شيء يقول أكثر من ذلك هنا.', topics: ['تغير المناخ'] },
    ]
    writeFileSync(join(folder, 'rows.jsonl'), rows.map((one) => JSON.stringify(one)).join('\n'))
    const data = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'An evening like others',
      datePublished: '2026-01-13',
      publisher: { '@type': 'Organization', name: 'Al-Mina Gazette' },
      keywords: 'harbour, climate change',
      about: [{ '@type': 'Thing', name: 'Referendums' }],
      articleSection: 'Football',
    }
    const paragraphs = '<p>Nobody was there, and nothing was said of it, as on every other day of the year.</p>'.repeat(
      4,
    )
    writeFileSync(
      join(folder, 'page.html'),
      `<html lang="en"><head><script type="application/ld+json">${JSON.stringify(data)}</script></head>
<body><article><h1>An evening like others</h1>${paragraphs}</article></body></html>`,
    )
    await imported(newsroom, folder)
    assert.deepEqual(await found(newsroom, 'topic:environment lang:en sort:newest'), [
      'A quiet morning',
      'An evening like others',
    ])
    assert.deepEqual(await found(newsroom, 'topic:"climate change" lang:ar'), ['صباح هادئ'])
    for (const topic of ['referendums', 'football', 'climate-change']) {
      assert.match(await newsroom.page(`/en/topic/${topic}`), /An evening like others/, topic)
    }
  })

  test('are a reason why texts are related, in both scripts', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const [, vote] = await newsroom.receive(VOTE, VOTE_IN_ARABIC, FOOTBALL)
    const { rows } = { rows: await newsroom.app.archive.reads.selectFrom('relation').select('reasons').execute() }
    const topics = rows.flatMap(({ reasons }) => JSON.parse(reasons)).filter(({ type }) => type === 'topic')
    assert.ok(
      topics.some(({ forms }) => forms.en === 'elections' || forms.en === 'voting'),
      JSON.stringify(topics),
    )
    const page = await newsroom.page(`/ar/2026/01/${vote?.article?.id}-${'إقبال-ضعيف-على-صناديق-الاقتراع-في-تونس'}`)
    assert.match(page, /<bdi>[^<]+<\/bdi> <bdi lang="en" dir="ltr">(?:elections|voting)<\/bdi>/)
  })

  test('change with a revision, and are gone with a withdrawn text', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const [vote] = await newsroom.receive(VOTE)
    await newsroom.receive({ ...VOTE, headline: FOOTBALL.headline, body: FOOTBALL.body, topics: ['football'] })
    assert.doesNotMatch(await newsroom.page('/en/topic/elections'), /wins the cup/)
    assert.match(await newsroom.page('/en/topic/football'), /wins the cup/)
    const before = newsroom.app.archive.version()
    await withdraw(newsroom.app.archive, NOW, vote?.article?.id ?? 0, undefined)
    await versionAfter(newsroom.app.archive, before)
    await newsroom.app.settle()
    assert.doesNotMatch(await newsroom.page('/en/topic/football'), /wins the cup/)
    assert.deepEqual(await found(newsroom, 'topic:football'), [])
  })

  test('come to an archive made before by relating and indexing it anew, and doing so again changes nothing', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(VOTE, VOTE_IN_ARABIC)
    const { archive } = newsroom.app
    const mentions = () =>
      archive.reads.selectFrom('entity_mention').selectAll().orderBy('entity').orderBy('article_id').execute()
    const before = await mentions()
    assert.ok(before.some(({ entity }) => entity === 'topic:20000574'))
    await archive.writes.deleteFrom('entity_mention').where('entity', 'like', 'topic:%').execute()
    await archive.writes.deleteFrom('entity_month').where('entity', 'like', 'topic:%').execute()
    for (let run = 0; run < 2; run += 1) {
      assert.equal(await relateAll(archive), 'related')
      assert.deepEqual(await mentions(), before)
      assert.equal(await rebuild(archive), 'rebuilt')
      assert.deepEqual(await found(newsroom, 'topic:elections lang:en'), [VOTE.headline])
    }
  })
})
