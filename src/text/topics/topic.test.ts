import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allTopics, broaderTopics, narrowerTopics, narrowest, topicById, topicByKey, withBroader } from './topic.ts'
import { topicNamed } from './topic-named.ts'

const [POLITICS, ELECTIONS, REFERENDUMS] = ['11000000', '20000574', '20000584']

test('a topic is a part of another, up to one of the seventeen', () => {
  const referendums = topicById(REFERENDUMS)
  assert.ok(referendums)
  assert.deepEqual(
    broaderTopics(referendums).map(({ id }) => id),
    [ELECTIONS, POLITICS],
  )
  const elections = topicByKey('elections')
  assert.ok(elections && narrowerTopics(elections).includes(referendums))
  assert.equal([...allTopics().values()].filter(({ broader }) => broader === undefined).length, 17)
})

test('a list of topics is widened to what they are parts of, and narrowed again', () => {
  assert.deepEqual(withBroader([REFERENDUMS, ELECTIONS]), [REFERENDUMS, ELECTIONS, POLITICS])
  assert.deepEqual(narrowest([POLITICS, ELECTIONS, REFERENDUMS]), [REFERENDUMS])
  assert.deepEqual(narrowest([POLITICS, '20000999']), [POLITICS, '20000999'], 'what is not known is left')
  assert.deepEqual(withBroader(['20000999']), [])
})

test('a topic is known by code, address, key, and any of its names in any spelling', () => {
  for (const name of [
    ...['medtop:20000574', '20000574', 'http://cv.iptc.org/newscodes/mediatopic/20000574', 'MEDTOP:20000574'],
    ...['elections', 'Election', ' ELECTIONS ', 'انتخابات', 'الانتخابات', 'الإنتخابات'],
  ]) {
    assert.equal(topicNamed(name)?.id, ELECTIONS, name)
  }
  assert.equal(topicNamed('تغيّر المناخ')?.key, 'climate-change')
  for (const name of ['', 'medtop:20000999', 'election of a pope', '\ud800']) assert.equal(topicNamed(name), undefined)
})
