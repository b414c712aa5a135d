import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { lexemes } from './lexemes.ts'
import type { Vocabulary } from './parse-fields.ts'
import { LONGEST_QUESTION, parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import type { Query } from './query.ts'

/** Days begin at 22:00 UTC of the day before, as in Tripoli. */
const ZONE = 2 * 3_600_000

const vocabulary: Vocabulary = {
  source: [
    { value: 'reuters', names: { ar: 'رويترز', en: 'Reuters' } },
    { value: 'afp', names: { ar: 'وكالة الأنباء الفرنسية', en: 'AFP' }, others: ['Agence France-Presse'] },
    { value: 'al-jisr', names: { ar: 'صحيفة الجسر' } },
  ],
  section: [
    { value: 'politics', names: { ar: 'سياسة', en: 'Politics' } },
    { value: 'sport', names: { ar: 'رياضة', en: 'Sport' } },
  ],
  lang: [
    { value: 'ar', names: { ar: 'العربية', en: 'Arabic' } },
    { value: 'en', names: { ar: 'الإنجليزية', en: 'English' } },
  ],
  calendar: {
    span(year, month, day) {
      const end =
        month === undefined ? [year + 1, 1, 1] : day === undefined ? [year, month + 1, 1] : [year, month, day + 1]
      const [endYear = 0, endMonth = 1, endDay = 1] = end
      return {
        from: Date.UTC(year, (month ?? 1) - 1, day ?? 1) - ZONE,
        to: Date.UTC(endYear, endMonth - 1, endDay) - ZONE,
      }
    },
    dayOf(at) {
      const date = new Date(at + ZONE)
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    },
  },
}

const parse = (text: string) => parseQuery(text, vocabulary)
const treeOf = (text: string) => parse(text).question.query
const filtersOf = (text: string) => parse(text).question.filters
const noticesOf = (text: string) => parse(text).notices.map(({ code, value }) => `${code} ${value}`.trim())

const word = (text: string): Query => ({ type: 'word', text })
const phrase = (text: string): Query => ({ type: 'phrase', text })
const not = (query: Query): Query => ({ type: 'not', query })
const and = (...queries: Query[]): Query => ({ type: 'and', queries })
const or = (...queries: Query[]): Query => ({ type: 'or', queries })

test('words are all asked for, as they were written', () => {
  assert.deepEqual(treeOf('السفينة'), word('السفينة'))
  assert.deepEqual(
    treeOf('  Merkel’s   well-known،  (سفينة!) '),
    and(word('Merkel’s'), word('well-known'), word('سفينة')),
  )
  assert.deepEqual(treeOf('http://a.example/b 10:30'), and(word('http://a.example/b'), word('10:30')))
  assert.deepEqual(treeOf('Syria AND Lebanon'), and(word('Syria'), word('Lebanon')))
})

test('signs alone ask for nothing', () => {
  for (const text of ['', ' ', '%', '_', "';", '-', '--', '()', '""', '«»', 'ـ', '\u0000', '😀', 'OR', '- - |', ')(']) {
    assert.deepEqual(parse(text), parse(''), JSON.stringify(text))
  }
})

test('quotation marks of either script make a phrase, closed or not', () => {
  for (const text of [
    '"prime minister"',
    '“prime minister”',
    '”prime minister“',
    '«prime  minister»',
    '"prime minister',
  ]) {
    assert.deepEqual(treeOf(text), phrase('prime minister'), text)
  }
  assert.deepEqual(treeOf('«قال "نعم" أمس» غدا'), and(phrase('قال نعم أمس'), word('غدا')))
  assert.deepEqual(treeOf('"a-b" -"c d"'), and(phrase('a-b'), not(phrase('c d'))))
})

test('a minus excludes, and only at the beginning of a word', () => {
  assert.deepEqual(treeOf('coup -attempt'), and(word('coup'), not(word('attempt'))))
  assert.deepEqual(treeOf('Franco-German - talks'), and(word('Franco-German'), word('talks')))
  assert.deepEqual(treeOf('-(a b)'), not(and(word('a'), word('b'))))
  assert.deepEqual(treeOf('-(-a)'), word('a'))
})

test('OR, أو and | make alternatives and bind tighter than the space', () => {
  const expected = and(word('رئيس'), or(word('ليبيا'), word('تونس')))
  for (const sign of ['OR', 'أو', 'او', '|']) assert.deepEqual(treeOf(`رئيس ليبيا ${sign} تونس`), expected, sign)
  assert.deepEqual(treeOf('(a b) OR c OR OR'), or(and(word('a'), word('b')), word('c')))
  assert.deepEqual(treeOf('win or lose'), and(word('win'), word('or'), word('lose')))
  assert.deepEqual(treeOf('"a OR b"'), phrase('a OR b'))
})

test('fields narrow in either language, in any spelling, by key or by name', () => {
  for (const text of [
    'source:reuters',
    'Source: Reuters',
    'مصدر:رويترز',
    'المصدر: رويترز',
    'مَصدر:"رُويترز"',
    'source:reut',
  ]) {
    assert.deepEqual(filtersOf(text).source, ['reuters'], text)
  }
  assert.deepEqual(filtersOf('مصدر:"وكالة الأنباء الفرنسية" source:reuters source:AFP').source, ['afp', 'reuters'])
  assert.deepEqual(filtersOf('قسم:رياضه').section, ['sport'])
  assert.deepEqual(filtersOf('نوع:مقال kind:news').kind, ['article', 'news'])
  assert.deepEqual(filtersOf('lang:en لغة:العربية').lang, ['en', 'ar'])
  assert.deepEqual(filtersOf('by:"Anna Politkovskaya" كاتب:درويش').by, ['Anna Politkovskaya', 'درويش'])
  assert.equal(treeOf('source:reuters'), undefined)
  assert.deepEqual(treeOf('oil source:reuters OR price'), and(word('oil'), word('price')))
})

test('a topic is asked for by its name in either language or by its code', () => {
  const elections = '20000574'
  for (const text of ['elections', 'election', 'انتخابات', 'الإنتخابات', 'medtop:20000574', elections, '"Elections"']) {
    assert.deepEqual(filtersOf(`topic:${text}`).topic, [elections], text)
    assert.deepEqual(noticesOf(`موضوع:${text}`), [], text)
  }
  assert.deepEqual(filtersOf('topic:"climate change" موضوع:"تغيّر المناخ" topic:climate-change').topic, ['20000418'])
})

test('a topic that is none is told of with those that may be meant', () => {
  const nearest = (text: string) => parse(text).notices.map(({ code, near = [] }) => [code, near[0]])
  assert.deepEqual(nearest('topic:electionz'), [['unknown-topic', '20000574']])
  assert.deepEqual(nearest('موضوع:انتخبات'), [['unknown-topic', '20000574']])
  assert.deepEqual(nearest('topic:tsunami'), [['unknown-topic', '20000151']])
  assert.deepEqual(nearest('topic:qqqq'), [['unknown-topic', undefined]])
  assert.deepEqual(filtersOf('topic:qqqq oil').topic, [])
})

test('what is no field is a word', () => {
  assert.deepEqual(treeOf('ratio:3'), word('ratio:3'))
  assert.deepEqual(treeOf('"source:reuters"'), phrase('source:reuters'))
  assert.deepEqual(treeOf('x-source:reuters'), word('x-source:reuters'))
})

test('dates are years, months, days or as readers write them, in any digits', () => {
  const { calendar } = vocabulary
  const cases: [string, { from?: number; to?: number }][] = [
    ['after:2024', { from: calendar.span(2024).from }],
    ['before:2024-06', { to: calendar.span(2024, 6).from }],
    ['بعد:٢٠٢٤-٠٦-٠٥', { from: calendar.span(2024, 6, 5).from }],
    ['قبل:۲۰۲۴/۶', { to: calendar.span(2024, 6).from }],
    ['on:2024', calendar.span(2024)],
    ['في:"حزيران 2024"', calendar.span(2024, 6)],
    ['في:"5 يونيو 2024"', calendar.span(2024, 6, 5)],
    ['on:"Jun 5, 2024"', calendar.span(2024, 6, 5)],
    ['after:2020 before:2022 on:2021', calendar.span(2021)],
    ['after:2024-06-05T10:30:00Z', { from: Date.UTC(2024, 5, 5, 10, 30) }],
    ['on:2024-06-05T23:30:00Z', calendar.span(2024, 6, 6)],
  ]
  for (const [text, { from, to }] of cases) {
    const filters = filtersOf(text)
    assert.deepEqual([filters.from, filters.to], [from, to], text)
    assert.deepEqual(noticesOf(text), [], text)
  }
})

test('the order is asked for, or else by relevance where there are words', () => {
  const orderOf = (text: string) => parse(text).question.order
  assert.equal(orderOf('oil'), 'relevance')
  assert.equal(orderOf('source:reuters'), 'newest')
  assert.equal(orderOf('oil sort:newest'), 'newest')
  assert.equal(orderOf('نفط ترتيب:الأحدث'), 'newest')
  assert.equal(orderOf('نفط ترتيب:الأحدث ترتيب:الصلة'), 'relevance')
})

test('what was not understood is told, and the rest is answered', () => {
  const cases: [string, string[]][] = [
    ['oil source:nobody', ['unknown-source nobody']],
    [
      'قسم:xyz نوع:قصيدة لغة:klingon ترتيب:x',
      ['unknown-section xyz', 'unknown-kind قصيدة', 'unknown-lang klingon', 'unknown-sort x'],
    ],
    [
      'on:05/06/2024 after:soon before:2024-13',
      ['ambiguous-date 05/06/2024', 'unreadable-date soon', 'unreadable-date 2024-13'],
    ],
    ['oil topic:energi', ['unknown-topic energi']],
    ['oil -source:reuters', ['field-excluded reuters']],
    ['oil source:', ['no-value']],
    ['source:a source:a', ['unknown-source a']],
    [`${'('.repeat(20)}oil`, ['too-deep']],
    ['w '.repeat(50), ['too-many 40']],
  ]
  for (const [text, expected] of cases) assert.deepEqual(noticesOf(text).sort(), expected.sort(), text)
  assert.deepEqual(treeOf('oil source:nobody'), word('oil'))
  assert.deepEqual(treeOf(`${'('.repeat(20)}oil`), word('oil'))
})

test('what was printed is read as the same question', () => {
  const questions = [
    'a b',
    'a OR b c -d',
    '(a b) OR -(c OR "d e") -(f g)',
    'oil source:afp source:reuters قسم:سياسة kind:news lang:ar by:"A B" by:C',
    'after:2024 before:2025-03-02',
    'on:2024-06',
    'on:2024-12-31',
    'after:2024-02-29T10:30:00Z',
    'sort:relevance lang:en',
    'oil sort:newest',
    'x source:al-jisr',
    'oil topic:elections موضوع:"حقوق الإنسان"',
  ]
  for (const text of questions) {
    const { question } = parse(text)
    for (const lang of ['ar', 'en'] as const) {
      const printed = printQuery(question, vocabulary, lang)
      assert.deepEqual(parse(printed), { question, notices: [] }, printed)
    }
  }
})

test('a question is printed in the words of the edition', () => {
  const { question } = parse('oil source:afp on:2024-06-05 sort:newest')
  assert.equal(printQuery(question, vocabulary, 'en'), 'oil source:AFP on:2024-06-05 sort:newest')
  assert.equal(printQuery(question, vocabulary, 'ar'), 'oil مصدر:"وكالة الأنباء الفرنسية" في:2024-06-05 ترتيب:الأحدث')
})

const PIECES = [
  ...['(', ')', '-', ' ', ' ', ' ', '"', '“', '”', '«', '»', '|', ':', '!', "'", '\u064e', '\u202e', '\ud800', '😀'],
  ...['OR', 'AND', 'أو', 'source:', 'مصدر:', 'by:', 'after:', 'في:', 'sort:', 'topic:', 'lang:', 'السفينة', 'oil'],
  ...[
    'reuters',
    'رويترز',
    '2024',
    '2024-06-05',
    '2024-06-05T10:30Z',
    '٢٠٢٣',
    'newest',
    'a-b',
    'x:y',
    'العربية',
    'elections',
    'سلام',
  ],
]
const anything = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

test('anything at all is a question, and is printed as one', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('ar' as const, 'en' as const), (text, lang) => {
      const { question } = parse(text)
      const again = parse(printQuery(question, vocabulary, lang))
      assert.deepEqual(again, { question, notices: [] })
    }),
    { numRuns: 2000 },
  )
})

test('strings that have broken other programs are questions', (t) => {
  const file = new URL('../../../shared/data/hostile/naughty-strings.json', import.meta.url)
  if (!existsSync(file)) return t.diagnostic(`not read, since it is absent: ${file.pathname}`)
  const strings: readonly string[] = JSON.parse(readFileSync(file, 'utf8'))
  assert.ok(strings.length > 400)
  for (const text of strings) {
    const { question } = parse(text)
    assert.deepEqual(parse(printQuery(question, vocabulary, 'en')).question, question, JSON.stringify(text))
  }
})

test('the time it takes grows with the length and no faster', () => {
  const long = 100_000
  const hard = [
    '"',
    '«"',
    '(',
    ')',
    '-',
    '- ',
    '-(',
    ')-',
    'a',
    'a!',
    'aَ',
    'source:',
    '«',
    'a"',
    'OR ',
    '|',
    '!',
    'x:',
    '-"',
  ]
  for (const piece of hard) {
    const text = piece.repeat(long / piece.length)
    const start = performance.now()
    lexemes(text)
    parse(text)
    assert.ok(performance.now() - start < 1000, `${piece}: ${performance.now() - start} ms`)
  }
  assert.deepEqual(noticesOf(`${'a'.repeat(LONGEST_QUESTION)}b`), ['too-long'])
})
