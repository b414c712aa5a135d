import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RelatableArticle } from '../archive/relate-documents.ts'
import { ownKnowledge } from './knowledge.ts'
import { sameText, tellingOf } from './same-text.ts'
import { overlapOf } from './shingles.ts'

const knowledge = ownKnowledge()

function telling(lang: string, text: string) {
  const article: RelatableArticle = {
    id: 1,
    lang,
    kind: 'news',
    section_id: null,
    published_at: Date.UTC(2020, 5, 6),
    revision: 1,
    headline: '',
    standfirst: null,
    dateline: null,
    topics: null,
    body: `<p>${text}</p>`,
  }
  return tellingOf(article)
}

const similarity = (lang: string, one: string, other: string) =>
  sameText(telling(lang, one), telling(lang, other), knowledge)

const PORT = `The port of Benghazi reopened to large ships after repairs to its northern quay, the harbour master said.
  He said 14 vessels were waiting outside the breakwater and would enter in the order of their arrival.
  The quay was closed in winter when a storm broke its outer wall and sank two barges that were moored there.`

const CALL = `تلقى الملك اليوم اتصالا هاتفيا من رئيس فرنسا جرى خلاله استعراض العلاقات الثنائية بين البلدين الصديقين وسبل
  تعزيزها في مختلف المجالات كما جرى بحث آخر المستجدات على الساحتين الإقليمية والدولية والجهود المبذولة تجاهها`

/** Both share the form, so that nothing but what they tell can set them apart. */
function tellOfTwoEvents(lang: string, one: string, other: string) {
  const { resemblance } = overlapOf(telling(lang, one).shingles, telling(lang, other).shingles)
  assert.ok(resemblance >= 0.6, String(resemblance))
  assert.equal(similarity(lang, one, other), undefined)
}

test('a text is the same as itself', () => {
  assert.equal(similarity('en', PORT, PORT), 1)
  assert.equal(similarity('ar', CALL, CALL), 1)
})

test('wire text with a small edit is the same report', () => {
  const edited = similarity('en', PORT, PORT.replace('the harbour master said', 'its harbour master told reporters'))
  assert.ok(edited !== undefined && edited >= 0.6 && edited < 1, String(edited))
})

test('a shortened text is the same report, and so is one that was added to', () => {
  const shortened = PORT.split('\n').slice(0, 2).join('\n')
  assert.equal(similarity('en', PORT, shortened), 1)
  assert.equal(similarity('en', shortened, PORT), 1)
})

test('one sentence of a long text is no copy of it', () => {
  const long = `${PORT} ${Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ')}`
  assert.equal(similarity('en', long, PORT), undefined)
})

test('a corrected toll is a correction', () => {
  assert.ok((similarity('en', PORT, PORT.replace('14', '15')) ?? 0) >= 0.8)
})

test('protocol news of two callers tells of two events', () => {
  tellOfTwoEvents('ar', CALL, CALL.replace('فرنسا', 'مصر'))
  const call = `The King received on a phone call from the President of France during which they reviewed bilateral relations
    between the two friendly countries and ways to strengthen them in various fields and discussed the latest developments
    in the region and the world and the efforts that are being made toward them`
  tellOfTwoEvents('en', call, call.replace('France', 'Egypt'))
})

test('the same form with another day and another number tells of another event', () => {
  const report = (
    day: string,
    count: number,
    dead: number,
  ) => `The ministry of health said in its daily statement on ${day} that ${count}
    new cases had been recorded by its laboratories and that ${dead} patients had died in the isolation wards of its hospitals,
    and called upon citizens to keep to the measures of prevention that it
      had announced in spring and that the councils of towns and the schools and the markets and the mosques had all accepted`
  tellOfTwoEvents('en', report('Monday', 212, 9), report('Thursday', 304, 11))
  assert.equal(similarity('en', report('Monday', 212, 9), report('Monday', 212, 9)), 1)
})

test('texts of two languages, and texts of other words, are never the same', () => {
  assert.equal(sameText(telling('en', PORT), telling('ar', PORT), knowledge), undefined)
  assert.equal(similarity('en', PORT, 'The central bank kept its rates as they were, to nobody’s surprise.'), undefined)
})

test('texts of nothing are not the same', () => {
  assert.equal(similarity('en', '', ''), undefined)
})
