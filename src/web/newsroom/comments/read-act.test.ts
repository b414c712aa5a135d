import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occurrences, pickedIn, readAct } from './read-act.ts'

const formOf = (fields: Readonly<Record<string, string>>) => new Map(Object.entries(fields))

test('the ticked boxes name the comments, and nothing else does', () => {
  const form = formOf({
    'select-3': 'on',
    'select-12': 'on',
    'select-0': 'on',
    'select-1e3': 'on',
    select: '7',
    back: '/',
  })
  assert.deepEqual(pickedIn(form), [3, 12])
})

test('a decision keeps its reason on one line, and an empty one is none', () => {
  assert.deepEqual(readAct(formOf({ do: 'spam', note: ' sells\npills \u202E' }), ''), {
    decision: 'spam',
    note: 'sells pills',
  })
  assert.deepEqual(readAct(formOf({ do: 'approve', note: '  ' }), ''), { decision: 'approve', note: undefined })
  assert.equal(readAct(formOf({ do: 'undo' }), ''), undefined)
  assert.equal(readAct(formOf({ do: 'constructor' }), ''), undefined)
})

test('a ban needs a reason and something to know the writer by', () => {
  const ban = { do: 'ban', 'ban-name': 'on', lasts: 'day', comment: 'spam' }
  assert.equal(readAct(formOf(ban), ''), 'note-missing')
  assert.equal(readAct(formOf({ do: 'ban', note: 'pills' }), ''), 'ban-by-nothing')
  assert.deepEqual(readAct(formOf({ ...ban, note: 'pills' }), ''), {
    decision: 'ban',
    kinds: ['name'],
    lastsMs: 24 * 3_600_000,
    comment: 'spam',
    note: 'pills',
  })
})

test('what is to be covered is told by where it stands or by its words', () => {
  const text = 'Call 555 0100, or 555 0100.'
  assert.deepEqual(occurrences(text, ' 555 0100 \n\nnothing'), [
    [5, 13],
    [18, 26],
  ])
  assert.deepEqual(readAct(formOf({ do: 'redact', spans: '0-4', words: '' }), text), {
    decision: 'redact',
    spans: [[0, 4]],
    coversName: false,
    note: undefined,
  })
  assert.equal(readAct(formOf({ do: 'redact', words: 'nothing' }), text), 'words-not-found')
  assert.deepEqual(readAct(formOf({ do: 'redact', 'redact-name': 'on' }), text), {
    decision: 'redact',
    spans: [],
    coversName: true,
    note: undefined,
  })
})
