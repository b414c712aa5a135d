import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayMoment, type Moment } from '../model/moment.ts'
import * as dates from './dates.ts'
import type { Edition } from './edition.ts'

const english: Edition = {
  lang: 'en',
  name: 'Warraq',
  timeZone: 'Africa/Tripoli',
  digits: 'latn',
  months: 'english',
  today: 'EEE dd - MM - yyyy',
  date: 'd MMMM y',
  hijri: false,
}
const arabic: Edition = {
  ...english,
  lang: 'ar',
  name: 'ورّاق',
  digits: 'arab',
  months: 'egypt',
  today: 'EEEE، d MMMM y',
  hijri: true,
}

const at = (iso: string): number => Date.parse(iso)
const minute = (iso: string): Moment => ({ at: at(iso), precision: 'minute' })
const day: Moment = { at: at('2020-06-06T12:00:00Z'), precision: 'day' }

const ZONES = [
  'UTC',
  'Africa/Tripoli',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Amman',
  'Africa/Casablanca',
  'Asia/Tehran',
]
ZONES.push(
  'Europe/London',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'America/Havana',
)

test('today changes at local midnight', () => {
  assert.equal(dates.formatToday(english, at('2024-11-27T21:59:59Z')), 'WED 27 - 11 - 2024')
  assert.equal(dates.formatToday(english, at('2024-11-27T22:00:00Z')), 'THU 28 - 11 - 2024')
  assert.equal(dates.formatToday(arabic, at('2024-11-27T12:00:00Z')), 'الأربعاء، ٢٧ نوفمبر ٢٠٢٤')
  assert.equal(dates.formatHijri(arabic, at('2024-11-27T12:00:00Z')), '٢٥ جمادى الأولى ١٤٤٦ هـ')
  assert.equal(dates.formatHijri(english, at('2024-11-27T12:00:00Z')), '25 Jumada I 1446 AH')
})

test('an article’s date in the months and digits of the edition', () => {
  assert.equal(dates.formatDate(english, day), '6 June 2020')
  assert.equal(dates.formatDate({ ...english, date: 'MMM d, y' }, day), 'Jun 6, 2020')
  assert.equal(dates.formatDate(arabic, day), '٦ يونيو ٢٠٢٠')
  assert.equal(dates.formatDate({ ...arabic, months: 'levant' }, day), '٦ حزيران ٢٠٢٠')
  assert.equal(dates.formatDate({ ...arabic, months: 'maghreb', digits: 'latn' }, day), '6 جوان 2020')
  assert.equal(dates.formatMonth(arabic, 2020, 6), 'يونيو ٢٠٢٠')
  assert.equal(dates.formatYear(arabic, 2020), '٢٠٢٠')
})

test('the time of day, where it is known', () => {
  assert.equal(dates.formatTime(english, minute('2020-06-06T23:05:00Z')), '01:05')
  assert.equal(dates.formatDate(english, minute('2020-06-06T23:05:00Z')), '7 June 2020')
  assert.equal(dates.formatTime(arabic, minute('2020-06-06T10:30:00Z')), '١٢:٣٠')
  assert.equal(dates.formatTime(english, day), undefined)
})

test('a date known to the day never shifts', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    assert.equal(dates.formatDate({ ...english, timeZone }, day), '6 June 2020')
    assert.deepEqual(dates.dayOfMoment({ ...english, timeZone }, day), { year: 2020, month: 6, day: 6 })
  }
})

test('dates for machines', () => {
  assert.equal(dates.machineDate(day), '2020-06-06')
  assert.equal(dates.machineDate(minute('2020-06-06T10:30:00Z')), '2020-06-06T10:30:00Z')
  assert.equal(dates.zonedDate(english, day), '2020-06-06T00:00:00+02:00')
  assert.equal(dates.zonedDate({ ...english, timeZone: 'Asia/Riyadh' }, day), '2020-06-06T00:00:00+03:00')
  assert.equal(
    dates.zonedDate({ ...english, timeZone: 'America/New_York' }, minute('2020-06-06T10:30:00Z')),
    '2020-06-06T06:30:00-04:00',
  )
  assert.equal(
    dates.zonedDate({ ...english, timeZone: 'Asia/Kathmandu' }, minute('2020-06-06T10:30:00Z')),
    '2020-06-06T16:15:00+05:45',
  )
})

test('a day that begins at one o’clock, days of 23 and 25 hours', () => {
  const cairo = { ...english, timeZone: 'Africa/Cairo' }
  const beirut = { ...english, timeZone: 'Asia/Beirut' }
  assert.equal(dates.dayRange(cairo, 2024, 4, 26).from, at('2024-04-25T22:00:00Z'))
  assert.equal(
    dates.zonedDate(cairo, { at: at('2024-04-26T12:00:00Z'), precision: 'day' }),
    '2024-04-26T01:00:00+03:00',
  )
  const hours = ({ from, to }: dates.Range) => (to - from) / 3_600_000
  assert.equal(hours(dates.dayRange(beirut, 2024, 3, 31)), 23)
  assert.equal(hours(dates.dayRange(beirut, 2024, 10, 26)), 25)
  assert.equal(hours(dates.dayRange(english, 2020, 2)), 29 * 24)
  assert.equal(hours(dates.dayRange(english, 2020)), 366 * 24)
})

test('instants and local days agree in every zone, and days part the time without a gap', () => {
  const instant = fc.integer({ min: at('1980-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') })
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (now, timeZone) => {
      const edition = { ...english, timeZone }
      const { year, month, day } = dates.localDay(edition, now)
      const { from, to } = dates.dayRange(edition, year, month, day)
      assert.ok(from <= now && now < to)
      assert.deepEqual(dates.localDay(edition, from), { year, month, day })
      assert.notDeepEqual(dates.localDay(edition, to), { year, month, day })
      assert.equal(dates.startOfNextDay(edition, now), to)
      const all = dates.dayRange(edition, year, month)
      assert.ok(all.from <= from && to <= all.to)
    }),
    { numRuns: 2_000 },
  )
})

test('the clock is the one that Intl shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...ZONES), (now, timeZone) => {
      const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
      const expected = new Intl.DateTimeFormat('en-GB', options).format(now)
      assert.equal(dates.formatTime({ ...english, timeZone }, { at: now, precision: 'minute' }), expected)
    }),
    { numRuns: 500 },
  )
})

test('every day of the Gregorian calendar is printed as it was given', () => {
  const parts = fc.tuple(
    fc.integer({ min: 1600, max: 2500 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  fc.assert(
    fc.property(parts, ([year, month, date]) => {
      const moment = dayMoment(year, month, date)
      assert.ok(moment)
      assert.equal(dates.formatDate({ ...english, date: 'd/M/y' }, moment), `${date}/${month}/${year}`)
    }),
  )
})

test('an unprintable pattern fails loudly', () => {
  assert.throws(() => dates.formatDate({ ...english, date: 'YYYY' }, day), RangeError)
})
