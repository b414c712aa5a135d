import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { takeFields } from './fields.ts'

const take = (typed: Partial<Parameters<typeof takeFields>[0]>) =>
  takeFields({ name: 'Reader', text: 'A thought.', email: '', notify: false, ...typed })
const faultsOf = (typed: Parameters<typeof take>[0]) => {
  const taken = take(typed)
  return 'faults' in taken ? taken.faults : []
}
const fieldsOf = (typed: Parameters<typeof take>[0]) => {
  const taken = take(typed)
  return 'fields' in taken ? taken.fields : assert.fail(taken.faults.join())
}

test('a name loses what would turn the line around it, and keeps what its script needs', () => {
  assert.equal(fieldsOf({ name: ' Rea\u202Eder\u2066 \u0007 One ' }).name, 'Reader One')
  const persian = 'می\u200Cخواهم'
  const hindi = 'क्\u200Dष'
  for (const name of [persian, hindi, 'مُحَمَّد', 'Z̧oë', '👩\u200D🚀'])
    assert.equal(fieldsOf({ name: `${name} x` }).name, `${name} x`.normalize('NFC'))
})

test('a text keeps its paragraphs, lines and spaces', () => {
  assert.equal(fieldsOf({ text: ' a  b \r\n\n\n\n c\u202E ' }).text, 'a  b\n\n c')
})

test('limits are of characters, of bytes and of marks on one letter', () => {
  assert.deepEqual(faultsOf({ name: '😀'.repeat(60) }), [])
  assert.deepEqual(faultsOf({ name: 'x'.repeat(61) }), ['name-too-long'])
  assert.deepEqual(faultsOf({ text: 'س'.repeat(4000) }), [])
  assert.deepEqual(faultsOf({ text: 'x'.repeat(4001) }), ['text-too-long'])
  assert.deepEqual(faultsOf({ text: `x${'\u0316'.repeat(6)}` }), [])
  assert.deepEqual(faultsOf({ text: `x${'\u0316'.repeat(7)}` }), ['text-marks'])
  assert.deepEqual(faultsOf({ name: '\u200D \u0301', text: '\u200B\n\u2060' }), ['name-missing', 'text-missing'])
})

test('an e-mail address is one, or is not asked for', () => {
  for (const email of ['a@b.example', ' huda.salim+x@mail.example ', 'user@مثال.إختبار']) {
    assert.deepEqual(faultsOf({ email, notify: true }), [], email)
  }
  for (const email of [
    'a',
    'a@b',
    '@b.example',
    'a@b..example',
    'a b@c.example',
    'a@b.example\nBcc: c@d.example',
    '<a@b.example>',
    'a@b@c.example',
  ]) {
    assert.deepEqual(faultsOf({ email }), ['email-invalid'], email)
  }
  assert.deepEqual(faultsOf({ notify: true }), ['email-missing'])
})

test('whatever is taken in is taken in again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const once = take({ name: typed, text: typed })
      if ('faults' in once) return
      assert.deepEqual(take({ name: once.fields.name, text: once.fields.text }), once)
    }),
  )
})
