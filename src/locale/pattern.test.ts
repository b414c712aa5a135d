import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDatePattern, isTimeZone } from './edition.ts'
import { fieldsOf } from './pattern.ts'

test('fields, literals and quotation', () => {
  assert.deepEqual(fieldsOf("d MMMM، y 'o''clock' ''"), [
    { name: 'd' },
    { literal: ' ' },
    { name: 'MMMM' },
    { literal: '، ' },
    { name: 'y' },
    { literal: ' ' },
    { literal: "o'clock" },
    { literal: ' ' },
    { literal: "'" },
  ])
})

test('what we do not print is refused', () => {
  for (const pattern of ['YYYY', 'd MMMMM', 'zzz', "d 'open", 'yy']) assert.equal(fieldsOf(pattern), undefined, pattern)
})

test('a date pattern names a date and no time', () => {
  for (const pattern of ['d MMMM y', 'EEE dd - MM - yyyy', "EEEE d MMMM y 'م'"])
    assert.ok(isDatePattern(pattern), pattern)
  for (const pattern of ['', ' - ', "'d'", 'd MMMM y, HH:mm', 'hello']) assert.ok(!isDatePattern(pattern), pattern)
})

test('any text is taken apart or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'dMyEHm\'" -،') }), (text) => {
      const fields = fieldsOf(text)
      assert.ok(fields === undefined || fields.every((field) => 'literal' in field || field.name !== undefined))
    }),
  )
})

test('time zones are IANA names', () => {
  assert.ok(isTimeZone('Africa/Tripoli') && isTimeZone('UTC'))
  assert.ok(!isTimeZone('Libya/Tripoli') && !isTimeZone(''))
})
