import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MONTH_NAMES } from '../model/calendar.ts'
import { dayMoment } from '../model/moment.ts'
import { parseWrittenDate } from './dates.ts'

const day = (iso: string) => ({ at: Date.parse(`${iso}T12:00:00Z`), precision: 'day' })
const minute = (iso: string) => ({ at: Date.parse(iso), precision: 'minute' })

test('dates without a time', () => {
  const written = [
    '2020-06-06',
    '2020/6/6',
    '20200606',
    '٢٠٢٠-٠٦-٠٦',
    'Jun 6, 2020',
    '6 June 2020',
    'June 6th, 2020',
    '6-Jun-2020',
  ]
  written.push(
    'Sat, Jun 6, 2020',
    'the 6th of June 2020',
    '2020 June 06',
    '06.06.2020',
    '6/6/2020',
    'Saturday 6 June 2020',
  )
  for (const text of written) assert.deepEqual(parseWrittenDate(text), day('2020-06-06'), text)
})

test('Arabic dates', () => {
  const written = [
    '6 يونيو 2020',
    '٦ يونيو حزيران ٢٠٢٠',
    'السبت، ٦ حزيران/يونيو ٢٠٢٠',
    '6 يونيه 2020م',
    '6 جوان 2020',
    'يوم السبت 6 (حزيران) 2020',
  ]
  written.push('14 شوال 1441 هـ الموافق 06 يونيو 2020 م')
  for (const text of written) assert.deepEqual(parseWrittenDate(text), day('2020-06-06'), text)
  assert.deepEqual(parseWrittenDate('6 ابريل 2020'), day('2020-04-06'))
  assert.deepEqual(parseWrittenDate('6 كانون ثاني 2020'), day('2020-01-06'))
  assert.deepEqual(parseWrittenDate('الأربعاء 27 تشرين الثاني نوفمبر 2024'), day('2024-11-27'))
})

test('dates with a time, in UTC unless a zone is named', () => {
  const written = [
    '2020-06-06T10:30Z',
    '2020-06-06T10:30:00.000+0000',
    '2020-06-06 10:30',
    '20200606T103000Z',
    '2020-06-06T13:30:00+03:00',
  ]
  written.push(
    'Sat, 06 Jun 2020 10:30:00 GMT',
    'Sat, 06 Jun 20 13:30:00 +0300',
    'Sat, Jun 6, 2020 10:30',
    'June 6, 2020 at 6:30 AM EDT',
  )
  written.push(
    '6 June 2020, 13:30 (GMT+3)',
    '6 يونيو 2020 الساعة 10:30 بتوقيت جرينتش',
    '10:30 ت.غ 6 حزيران 2020',
    '6 يونيو 2020 - 10:30 ص',
  )
  for (const text of written) assert.deepEqual(parseWrittenDate(text), minute('2020-06-06T10:30:00Z'), text)
  assert.deepEqual(parseWrittenDate('June 6, 2020 11:00 p.m. EST'), minute('2020-06-07T04:00:00Z'))
})

test('numbers that may be read in two ways need a weekday that decides', () => {
  assert.equal(parseWrittenDate('06/07/2020'), 'ambiguous')
  assert.equal(parseWrittenDate('13/07/20'), 'ambiguous')
  assert.equal(parseWrittenDate('06/07/2020 10:30'), 'ambiguous')
  assert.deepEqual(parseWrittenDate('WED 27 - 11 - 2024'), day('2024-11-27'))
  assert.deepEqual(parseWrittenDate('WED 11 - 12 - 2024'), day('2024-12-11'))
  assert.equal(parseWrittenDate('THU 11 - 12 - 2024'), 'ambiguous')
  assert.deepEqual(parseWrittenDate('11/27/2024'), day('2024-11-27'))
})

test('what is no date is none', () => {
  const others = [
    '',
    'hello',
    '2020',
    'June 2020',
    '31 June 2020',
    '2020-02-30',
    '2020-06-06 25:00',
    '6 يونيو تموز 2020',
    '6 June 2020 2021',
  ]
  others.push('6 شوال 1441', 'June 6 2020 in Tripoli', '-1', 'Jun 6, 2020'.padEnd(200), '1 '.repeat(50))
  for (const text of others) assert.equal(parseWrittenDate(text), undefined, text)
})

test('every month of every set, in either digits', () => {
  const sets = [MONTH_NAMES.english, MONTH_NAMES.egypt, MONTH_NAMES.levant, MONTH_NAMES.maghreb, MONTH_NAMES.morocco]
  const date = fc.record({
    names: fc.constantFrom(...sets),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    year: fc.integer({ min: 1900, max: 2100 }),
    arabic: fc.boolean(),
  })
  fc.assert(
    fc.property(date, ({ names, month, day, year, arabic }) => {
      const text = `${day} ${names[month - 1]} ${year}`
      const written = arabic ? text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '') : text
      assert.deepEqual(parseWrittenDate(written), dayMoment(year, month, day), written)
    }),
  )
})

test('every ISO instant is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1600-01-01'), max: new Date('2900-01-01'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().replace(/\.\d+Z$/, 'Z')
      assert.deepEqual(parseWrittenDate(iso), minute(iso))
      assert.deepEqual(parseWrittenDate(new Date(iso).toUTCString()), minute(iso))
    }),
  )
})

test('any pieces of dates answer with a moment or with none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0126:/-. ,+TZampم', 'june', 'يونيو', 'gmt', 'sat') }), (text) => {
      const date = parseWrittenDate(text)
      assert.ok(typeof date !== 'object' || Number.isFinite(date.at), text)
    }),
  )
})
