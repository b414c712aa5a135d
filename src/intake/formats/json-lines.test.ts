import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonLines, row } from './json-lines.ts'

test('rows are recognised by the name of their file or by their first character', () => {
  assert.ok(jsonLines.recognises('broken', 'rows.jsonl'))
  assert.ok(jsonLines.recognises(' {"a":1}', 'rows.txt'))
  assert.ok(jsonLines.recognises('[\n {"a":1}]', 'rows'))
  assert.ok(!jsonLines.recognises('[Updated] Date: Nov 7, 2020', 'page.txt'))
})

test('the body is a text with empty lines, a list, or markup, which goes before the others', async () => {
  const bodyOf = async (fields: object) =>
    (await jsonLines.parse(JSON.stringify(fields))).map((item) => 'body' in item && item.body)
  assert.deepEqual(await bodyOf({ body: 'One,\nstill one.\n\n\nTwo.' }), [{ paragraphs: ['One, still one.', 'Two.'] }])
  assert.deepEqual(await bodyOf({ body: ['One.', 'Two.'] }), [{ paragraphs: ['One.', 'Two.'] }])
  assert.deepEqual(await bodyOf({ body: 'One.', bodyHtml: '<p>Two.' }), [{ html: '<p>Two.' }])
})

test('null is as good as absent, a field of another type is named', async () => {
  const nulls = Object.fromEntries(Object.keys(row.shape).map((field) => [field, null]))
  assert.deepEqual(await jsonLines.parse(JSON.stringify(nulls)), [
    { addsSection: true, body: undefined, references: [] },
  ])
  for (const field of Object.keys(row.shape)) {
    assert.deepEqual(await jsonLines.parse(JSON.stringify({ [field]: { a: 1 } })), [
      { rejection: 'invalid-field', detail: field },
    ])
  }
})

test('what is no object is refused row by row', async () => {
  assert.deepEqual(await jsonLines.parse('[1, {}]'), [
    { rejection: 'invalid-field', detail: 'row' },
    { addsSection: true, body: undefined, references: [] },
  ])
  assert.deepEqual(await jsonLines.parse('{"a":'), [{ rejection: 'invalid-json' }])
  assert.deepEqual(await jsonLines.parse('['.repeat(1_000_000)), [{ rejection: 'invalid-json' }])
})

test('a row cannot reach the prototype of anything', async () => {
  const [item] = await jsonLines.parse(
    '{"__proto__": {"headline": "x"}, "constructor": {"prototype": {"headline": "y"}}}',
  )
  assert.equal(item && 'headline' in item, false)
})
