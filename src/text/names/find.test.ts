import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNames } from './find.ts'
import { nameLikeness } from './likeness.ts'

const sure = (text: string) =>
  findNames(text)
    .filter(({ score }) => score >= 0.7)
    .map((span) => span.text)

test('capitals inside a sentence make names, with their particles and without titles and possessives', () => {
  assert.deepEqual(
    sure(
      'German Chancellor Angela Merkel met President Abdel Fattah el-Sisi in Cairo on Monday. Mr. Haftar said nothing. ' +
        'Later that week Mohammed bin Salman left for the United Arab Emirates. “Merkel’s visit,” they wrote.',
    ),
    [
      'Angela Merkel',
      'Abdel Fattah el-Sisi',
      'Cairo',
      'Haftar',
      'Mohammed bin Salman',
      'United Arab Emirates',
      'Merkel',
    ],
  )
})

test('the first word of a sentence is sure where it is capitalised elsewhere, and none where it is small elsewhere', () => {
  assert.deepEqual(sure('Trade rose. Libya is calm, and trade with Libya is good.'), ['Libya', 'Libya'])
  assert.deepEqual(findNames('Trade rose. The trade is good.'), [])
})

test('a headline that capitalises every word tells little', () => {
  assert.deepEqual(sure('Trade Talks Resume After Long Summer Break'), [])
})

test('titles, particles and letters make Arabic names', () => {
  const found = sure(
    'قالت المستشارة الألمانية أنغيلا ميركل إن وزير الخارجية الأمريكي جون كيري سيزور المدينة، وأكد محمد بن سلمان أن الحكومة ستواصل الحوار في يناير.',
  )
  for (const name of ['أنغيلا ميركل', 'محمد بن سلمان']) assert.ok(found.includes(name), name)
  assert.ok(found.some((span) => span.startsWith('جون كيري')))
  for (const word of ['الحكومة', 'المدينة', 'يناير', 'الحوار']) {
    assert.ok(!found.some((span) => span.includes(word)), word)
  }
})

test('spans stand where they say, whatever the text', () => {
  for (const text of [
    'Angela Merkel — أنغيلا ميركل',
    'قال الرئيس بوتين لماكرون',
    '\uD800 Łódź’s \u202Eم محمد',
    'A'.repeat(1000) + ' بن '.repeat(1000),
  ]) {
    for (const { text: found, start, end } of findNames(text)) assert.equal(text.slice(start, end), found)
  }
})

test('foreign and Arab names are more name-like than ordinary words', () => {
  const names = ['ميركل', 'بوتين', 'نتنياهو', 'السيسي', 'محمد', 'لافروف', 'ولميركل']
  const others = ['الحكومة', 'انتخابات', 'أعلن', 'المدينة', 'من', 'قال', 'والاجتماعات']
  for (const name of names) assert.ok(nameLikeness(name) > 0.6, name)
  for (const other of others) assert.ok(nameLikeness(other) < 0.3, other)
})
