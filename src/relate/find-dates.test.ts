import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findDates } from './find-dates.ts'
import { readingOf } from './reading.ts'

/** A Saturday. */
const PUBLISHED = Date.UTC(2020, 5, 6, 15)

const days = (lang: string, text: string, publishedAt = PUBLISHED) =>
  findDates(readingOf(text, lang, publishedAt)).map(({ meanings }) => meanings[0]?.key.replace('date:', ''))

test('yesterday, today and tomorrow are seen from the publication', () => {
  assert.deepEqual(days('en', 'Yesterday, today and tomorrow.'), ['2020-06-05', '2020-06-06', '2020-06-07'])
  assert.deepEqual(days('ar', 'وصل أمس ويغادر غدا'), ['2020-06-05', '2020-06-07'])
})

test('a weekday is the last one of its name, and the name of today is today', () => {
  assert.deepEqual(days('en', 'on Friday'), ['2020-06-05'])
  assert.deepEqual(days('en', 'on Saturday'), ['2020-06-06'])
  assert.deepEqual(days('en', 'on Sunday'), ['2020-05-31'])
  assert.deepEqual(days('ar', 'قال يوم الجمعة والأحد'), ['2020-06-05', '2020-05-31'])
})

test('a day of a month is one in both languages and in either order', () => {
  for (const text of ['on 4 June', 'on June 4', 'the 4th of June', 'June 4th, 2020', '4 June 2020'])
    assert.deepEqual(days('en', text), ['2020-06-04'], text)
  for (const text of ['في 4 يونيو', 'في ٤ حزيران', '4 يونيو 2020', 'في ٤ جوان ٢٠٢٠'])
    assert.deepEqual(days('ar', text), ['2020-06-04'], text)
})

test('a month of two words is a month', () => {
  assert.deepEqual(days('ar', 'في 24 كانون الأول 2019'), ['2019-12-24'])
})

test('a date without a year is the nearest, and not far in the future', () => {
  assert.deepEqual(days('en', '30 September'), ['2020-09-30'])
  assert.deepEqual(days('en', '20 December'), ['2019-12-20'])
  assert.deepEqual(days('en', '3 January', Date.UTC(2020, 11, 30)), ['2021-01-03'])
})

test('a month without a day, and a number that is no day, are no date', () => {
  assert.deepEqual(days('en', 'In June 2019 they met; 45 March'), [])
  assert.deepEqual(days('ar', 'في يونيو الماضي'), [])
})
