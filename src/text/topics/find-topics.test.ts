import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from '../analysers.ts'
import { findTopics, topicIds } from './find-topics.ts'

function found(lang: string, headline: string, body: string, given: readonly string[] = []) {
  const { tokens } = analyserFor(lang)
  return findTopics({ lang, headline: tokens(headline), text: tokens(body) }, given)
}

const keys = (...text: Parameters<typeof found>) => found(...text).map(({ topic }) => topic.key)

test('a report is about what its headline says and its text bears out, the same in both languages', () => {
  assert.deepEqual(
    keys(
      'en',
      'Voters go to the polls',
      'The election commission opened 400 polling stations. Ballots are counted tonight.',
    )[0],
    'elections',
  )
  assert.deepEqual(
    keys('ar', 'إقبال على صناديق الاقتراع', 'فتحت مفوضية الانتخابات ٤٠٠ مركز اقتراع، ويبدأ الفرز ليلًا.')[0],
    'elections',
  )
  assert.ok(keys('en', 'Magnitude 6 earthquake hits the coast', 'Aftershocks were felt.').includes('earthquakes'))
  assert.ok(keys('ar', 'زلزال يضرب الساحل', 'وشعر السكان بالزلزال ثم بهزة ارتدادية.').includes('earthquakes'))
})

test('weak evidence gives no topic', () => {
  assert.deepEqual(keys('en', 'A quiet morning', 'The film was long, the market busy, and a festival is near.'), [])
  assert.deepEqual(keys('en', 'A quiet morning', 'Nobody spoke of the election.'), [], 'a mention is not enough')
  assert.deepEqual(keys('ar', 'صباح هادئ', 'كان الفيلم طويلًا والسوق مزدحمة.'), [])
  assert.deepEqual(keys('en', '', ''), [])
})

test('the longer the text, the more has to speak for a topic', () => {
  const report = 'The earthquake shook the town. '
  assert.deepEqual(keys('en', 'News of the day', `${report}Aftershocks followed.`), ['earthquakes'])
  assert.deepEqual(keys('en', 'News of the day', `${'Nothing else went on in town. '.repeat(300)}${report}`), [])
})

test('what only looks like a topic is none', () => {
  assert.deepEqual(keys('en', 'West Bank bank bank', 'On the West Bank, by the river bank, the World Bank.'), [])
  assert.equal(keys('ar', 'العمل في المكتب', 'كان العمل طويلًا، والعمل في المكتب متعب.').length, 0)
  assert.ok(
    keys('ar', 'افتتاح المكتبة', 'في المكتبة كتب، وللمكتبة قاعة، وأمين مكتبة.').includes('libraries-and-museums'),
  )
})

test('evidence says where the words stand, the headline first', () => {
  const headline = 'Ballots counted'
  const [elections] = found('en', headline, 'The election commission counts. Every voter waits for the election.')
  assert.deepEqual(elections?.evidence[0], { field: 'headline', from: 0, to: 1 })
  assert.ok(elections.evidence.length >= 3)
  assert.ok(elections.weight > 0.5 && elections.weight < 1)
})

test('what the source says counts, by code or by name, borne out by the text or not', () => {
  const [given, ...others] = found('en', 'A quiet morning', 'Nothing.', ['nonsense', 'medtop:20000574', 'انتخابات'])
  assert.deepEqual(
    [given?.topic.key, given?.weight, given?.given, others.length],
    ['elections', 1, 'medtop:20000574', 0],
  )
  const [borne] = found('en', 'Ballots counted', 'The election commission counts.', ['elections'])
  assert.ok(borne && borne.weight === 1 && borne.evidence.length > 0)
})

test('a text is found by what its topics are parts of', () => {
  const ids = topicIds(found('en', 'A quiet morning', 'Nothing.', ['referendums']))
  assert.deepEqual(ids, ['20000584', '20000574', '11000000'])
})

test('another language has what its source says, and the time grows with the length alone', () => {
  assert.deepEqual(keys('fr', 'Élections', 'Les élections.'), [])
  assert.deepEqual(keys('fr', 'Élections', 'Les élections.', ['elections']), ['elections'])
  assert.ok(keys('en', 'election '.repeat(50_000), 'election '.repeat(50_000)).length <= 8)
})
