import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arabicReport, later, NOW, report } from '../../fixtures/cast.ts'
import { body, DAY, FLOOD, FLOOD_IN_ARABIC, TOLL } from '../../fixtures/flood.ts'
import { personLog } from '../../src/archive/person-decisions.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { relateAll } from '../../src/relate/relate-all.ts'
import { articleLink } from '../../src/web/paths.ts'
import { onEachDatabase } from '../support/databases.ts'
import { heard, idOf, type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { staffTab } from '../support/staff.ts'

/** Of the same office in another town, so that it is told apart by the name alone. */
const SABHA = report('Mayor of Sabha asks for fuel', {
  id: 'sabha.en',
  ...later(3 * DAY),
  ...body('The mayor of Sabha, Abdulsalam al-Ghazi, said on Monday that the town had no fuel left.'),
})
const RESIGNS = report('Mayor Ghaithi resigns', {
  id: 'resigns.en',
  ...later(30 * DAY),
  ...body('Mayor Abdulmenam al-Ghaithi resigned on Friday. Ghaithi gave no reason.'),
})
const RESIGNS_IN_ARABIC = arabicReport('استقالة العمدة عبد المنعم الغيثي', {
  id: 'resigns.ar',
  ...later(30 * DAY + 60),
  ...body('استقال العمدة عبد المنعم الغيثي يوم الجمعة. ولم يذكر الغيثي سببًا.'),
})
const ALL = [FLOOD, FLOOD_IN_ARABIC, TOLL, SABHA]
const BOTH = ['Abdulmenam al-Ghaithi', 'عبد المنعم الغيثي']

/** The names of each person who has not been merged into another, in the order of the names. */
async function people({ app }: Newsroom): Promise<readonly (readonly string[])[]> {
  const rows = await app.archive.reads.selectFrom('person_name').select(['person_id', 'form']).orderBy('form').execute()
  const groups = [...Map.groupBy(rows, (row) => row.person_id).values()].map((group) => group.map(({ form }) => form))
  return groups.sort()
}

async function personIdOf({ app }: Newsroom, form: string): Promise<number> {
  const { person_id } = await app.archive.reads
    .selectFrom('person_name')
    .select('person_id')
    .where('form', '=', form)
    .executeTakeFirstOrThrow()
  return person_id
}

/** The page of a person, by the address that the number moves on to. */
async function personPage(newsroom: Newsroom, edition: 'ar' | 'en', id: number): Promise<string> {
  const { headers } = await newsroom.request(`/${edition}/person/${id}`)
  return newsroom.page(headers.get('Location') ?? '')
}

const statusOf = async (newsroom: Newsroom, id: number) => (await newsroom.request(`/en/person/${id}`)).status

onEachDatabase('people', (database) => {
  test('are known by their names in both scripts, whatever order the texts come in', async (t) => {
    const expected = [['Abdulmenam al-Ghaithi', 'عبد المنعم الغيثي'], ['Abdulsalam al-Ghazi'], ['Siddiq al-Sour']]
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(...ALL)
    assert.deepEqual(await people(newsroom), expected)
    const id = await personIdOf(newsroom, 'Abdulmenam al-Ghaithi')
    assert.equal(await relateAll(newsroom.app.archive), 'related')
    assert.deepEqual(await people(newsroom), expected)
    assert.equal(await personIdOf(newsroom, 'عبد المنعم الغيثي'), id)
    const backwards = await openNewsroom(t, database)
    for (const item of ALL.toReversed()) await backwards.receive(item)
    assert.deepEqual(await people(backwards), expected)
  })

  test('have a page in each edition, to which stories and reasons lead', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const [receipt] = await newsroom.receive(...ALL)
    const id = await personIdOf(newsroom, 'عبد المنعم الغيثي')
    const english = await personPage(newsroom, 'en', id)
    assert.match(
      english,
      /<h1><bdi>Abdulmenam al-Ghaithi<\/bdi><\/h1>[\s\S]*<bdi lang="ar" dir="rtl">عبد المنعم الغيثي</,
    )
    assert.match(english, /Death toll of the Derna flood[\s\S]*Dams collapse above Derna/)
    assert.match(english, /hreflang="ar" lang="ar" dir="rtl">انهيار سدين قرب درنة/)
    assert.match(english, /3 texts, all in January 2026/)
    assert.match(english, /<a href="\/en\/place\/derna">Derna<\/a>/)
    assert.match(english, /<h2 class="label">Stories<\/h2>[\s\S]*href="\/en\/story\/\d+-/)
    assert.match(english, /hreflang="ar" href="https:\/\/warraq\.example\/ar\/person\/\d+-[^"]*%D8/)
    assert.doesNotMatch(english, /Siddiq al-Sour/, 'who stands in one text has no page, and is no link')
    const arabic = await personPage(newsroom, 'ar', id)
    assert.match(
      arabic,
      /<h1><bdi>عبد المنعم الغيثي<\/bdi><\/h1>[\s\S]*<bdi lang="en" dir="ltr">Abdulmenam al-Ghaithi</,
    )
    const article = receipt?.article
    assert.ok(article)
    const page = await newsroom.page(articleLink('en', article))
    const [, story = ''] = /Part of the story<\/span> <a href="([^"]+)"/.exec(page) ?? []
    assert.match(await newsroom.page(story), new RegExp(`<h2 class="label">People</h2>[^]*href="/en/person/${id}-`))
    assert.equal(await statusOf(newsroom, await personIdOf(newsroom, 'Siddiq al-Sour')), 404)
    assert.equal(await statusOf(newsroom, 999_999), 404)
    assert.equal((await newsroom.request(`/en/person/${id}-somebody-else`)).status, 301)
  })

  test('are what related texts share, by their names in both scripts', async (t) => {
    const newsroom = await openNewsroom(t, database)
    newsroom.clock.now = NOW + 40 * DAY * 60_000
    const [receipt] = await newsroom.receive(RESIGNS, RESIGNS_IN_ARABIC, SABHA)
    const id = await personIdOf(newsroom, 'Abdulmenam al-Ghaithi')
    assert.ok(receipt?.article)
    const page = await newsroom.page(articleLink('en', receipt.article))
    const link = `<a href="/en/person/${id}-abdulmenam-al-ghaithi"><bdi>Abdulmenam al-Ghaithi</bdi> <bdi lang="ar" dir="rtl">عبد المنعم الغيثي</bdi></a>`
    const shared = /Both tell of (.*?)<\/p>/.exec(page)?.[1] ?? ''
    assert.equal(shared.split(link).length, 2, 'once, though two words of the name are shared')
  })

  test('are told of by what may be read, and by nothing else', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const at = NOW + 60_000
    await newsroom.receive(FLOOD, { ...FLOOD_IN_ARABIC, published: { at, precision: 'minute' } })
    const id = await personIdOf(newsroom, 'Abdulmenam al-Ghaithi')
    assert.equal(await statusOf(newsroom, id), 404, 'one text may be read')
    newsroom.clock.now = at
    assert.match(await personPage(newsroom, 'en', id), /عبد المنعم الغيثي/)
    await heard(newsroom, async () => withdraw(newsroom.app.archive, at, await idOf(newsroom, FLOOD), undefined))
    assert.equal(await statusOf(newsroom, id), 404)
    await newsroom.app.settle()
    assert.deepEqual(await people(newsroom), [['عبد المنعم الغيثي']])
  })

  test('are no longer told of by a text that was changed', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD, TOLL, SABHA)
    await newsroom.receive({ ...SABHA, ...body('Sabha has no fuel left.') })
    assert.deepEqual(await people(newsroom), [['Abdulmenam al-Ghaithi'], ['Siddiq al-Sour']])
  })

  test('have no pages where the operator wants none, or more texts for one', async (t) => {
    for (const from of ['0', '4']) {
      const newsroom = await openNewsroom(t, database, { PERSON_PAGES_FROM: from })
      const [receipt] = await newsroom.receive(...ALL)
      assert.equal(await statusOf(newsroom, await personIdOf(newsroom, 'Abdulmenam al-Ghaithi')), 404)
      assert.ok(receipt?.article)
      assert.doesNotMatch(await newsroom.page(articleLink('en', receipt.article)), /\/person\//)
    }
  })
})

onEachDatabase('what editors decide of people', (database) => {
  test('is named, parted, joined, hidden and undone, and outlives every recomputation', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(...ALL)
    const { archive } = newsroom.app
    const tab = await staffTab(newsroom, 'editor')
    const post = (path: string, form: Record<string, string>) =>
      heard(newsroom, () => tab.post(`/en/newsroom/people/${path}`, form))
    const machine = await people(newsroom)
    const id = await personIdOf(newsroom, 'Abdulmenam al-Ghaithi')

    assert.equal((await post(`${id}/name`, { ar: '', en: 'Abdulmenam \u202EGhaithi' })).status, 303)
    assert.match(await personPage(newsroom, 'en', id), /<h1><bdi>Abdulmenam Ghaithi</)

    const { id: name } = await archive.reads
      .selectFrom('person_name')
      .select('id')
      .where('script', '=', 'Arab')
      .executeTakeFirstOrThrow()
    assert.equal((await post(`${id}/part`, { [`name-${name}`]: '1' })).status, 303)
    const parted = [['Abdulmenam al-Ghaithi'], ['Abdulsalam al-Ghazi'], ['Siddiq al-Sour'], ['عبد المنعم الغيثي']]
    assert.deepEqual(await people(newsroom), parted)
    assert.doesNotMatch(await personPage(newsroom, 'en', id), /عبد المنعم الغيثي|انهيار سدين/)
    assert.match(await personPage(newsroom, 'en', id), /2 texts, all in January 2026/)
    assert.equal(await relateAll(archive), 'related')
    assert.deepEqual(await people(newsroom), parted)

    const other = await personIdOf(newsroom, 'عبد المنعم الغيثي')
    assert.equal((await post(`${id}/merge`, { other: String(other) })).status, 303)
    assert.deepEqual(await people(newsroom), machine)
    assert.equal((await newsroom.request(`/en/person/${other}`)).headers.get('Location'), `/en/person/${id}`)
    assert.match(await personPage(newsroom, 'ar', id), /٣ مواد، كلها في يناير ٢٠٢٦/)

    assert.equal((await post(`${id}/hide`, {})).status, 303)
    const gone = await newsroom.request(`/en/person/${id}`)
    assert.equal(gone.status, 410)
    assert.doesNotMatch(await gone.text(), /Ghaithi/)
    const article = (await newsroom.receive(FLOOD))[0]?.article
    assert.ok(article)
    assert.doesNotMatch(await newsroom.page(articleLink('en', article)), /\/person\//)
    assert.equal(await relateAll(archive), 'related')
    assert.equal(await statusOf(newsroom, id), 410)

    // The newest decision is undone before those that it rests on.
    const lines = await personLog(archive.reads, 10)
    assert.deepEqual(
      lines.map(({ action }) => action),
      ['hidden', 'merged', 'parted', 'named'],
    )
    assert.equal((await tab.post(`/en/newsroom/people/log/${lines[1]?.id}/undo`, {})).status, 409)
    for (const [index, expected] of [machine, parted, machine, machine].entries()) {
      assert.equal((await post(`log/${lines[index]?.id}/undo`, {})).status, 303)
      assert.deepEqual(await people(newsroom), expected)
    }
    assert.equal((await tab.post(`/en/newsroom/people/log/${lines[0]?.id}/undo`, {})).status, 409)
    assert.match(await personPage(newsroom, 'en', id), /<h1><bdi>Abdulmenam al-Ghaithi</)
    assert.match(await personPage(newsroom, 'en', id), /3 texts, all in January 2026/)
    assert.match(await (await tab.get('/en/newsroom/people')).text(), /Undone for person/)
    assert.match(await (await tab.get('/ar/newsroom/people?name=غيثي')).text(), /عبد المنعم الغيثي/)
    assert.match(await (await tab.get(`/ar/newsroom/people/${id}`)).text(), /ليس الشخص نفسه/)
  })

  test('is for editors, and refuses what makes no sense', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(FLOOD, FLOOD_IN_ARABIC)
    assert.equal((await (await staffTab(newsroom, 'moderator')).get('/en/newsroom/people')).status, 403)
    const tab = await staffTab(newsroom, 'editor')
    const id = await personIdOf(newsroom, BOTH[0] ?? '')
    for (const [action, form] of [
      ['merge', { other: String(id) }],
      ['merge', { other: '999' }],
      ['merge', { other: 'x' }],
      ['part', {}],
    ] as const) {
      assert.equal((await tab.post(`/en/newsroom/people/${id}/${action}`, form)).status, 409)
    }
    assert.equal((await tab.post('/en/newsroom/people/999/hide', {})).status, 404)
    assert.equal((await tab.get('/en/newsroom/people/999')).status, 404)
    assert.match(await (await tab.get('/en/newsroom/people?name=%25')).text(), /No one of this name/)
  })
})
