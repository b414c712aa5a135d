import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import fc from 'fast-check'
import { analyserFor } from './analysers.ts'
import { fold } from './fold.ts'

const terms = (lang: string, text: string) =>
  analyserFor(lang)
    .tokens(text)
    .map(({ term }) => term)

test('spellings of one word have one term', () => {
  for (const row of [
    'أحمد احمد',
    'كِتاب كتاب',
    'مَرَّاكُش مراكش',
    'شـاب شاب',
    'الدورى الدوري',
    'المدرسة المدرسه مدرسة',
    'آسفي اسفي',
    'والرئيس الرئيس',
    'مسؤول مسئول',
    'شؤون شئون',
    '٢٠٢٤ 2024 ۲۰۲۴',
    'لندن للندن',
    'ٱلْقُرْآن القرآن',
    'Idlib İdlib idlib',
    'Merkel’s Merkel',
    'elections election',
    '1,000 1000 ١٬٠٠٠',
    'U.S. US',
    'CO₂ co2',
  ]) {
    for (const lang of ['ar', 'en'])
      assert.equal(new Set(row.split(' ').map((word) => terms(lang, word).join(' '))).size, 1, row)
  }
})

test('a hyphenated word is its parts, and tells its whole', () => {
  const [cease, fire] = analyserFor('en').tokens('cease-fire')
  assert.equal(cease?.compound, undefined)
  assert.equal(fire?.compound, terms('en', 'ceasefire')[0])
  assert.deepEqual(terms('en', 'cease-fire'), terms('en', 'cease fire'))
  assert.equal(analyserFor('ar').tokens('كوفيد-19')[1]?.compound, 'كوفيد19')
  assert.equal(analyserFor('en').tokens('10-20')[1]?.compound, undefined)
  assert.ok(
    analyserFor('en')
      .tokens('a-b-c-d-e')
      .every(({ compound }) => compound === undefined),
  )
})

test('Arabic and English give the same terms, so that a query needs no language', () => {
  const text = 'قال Panthers’ coach إن الفريق won 24–10 في Super Bowl'
  assert.deepEqual(terms('ar', text), terms('en', text))
})

test('other languages are stemmed where Snowball knows them, and always parted', () => {
  assert.deepEqual(terms('fr', 'l’élection'), terms('fr', 'Elections'))
  assert.deepEqual(terms('ru', 'московский'), terms('ru', 'МОСКОВСКАЯ'))
  assert.deepEqual(terms('fa', 'کتاب‌ها'), ['كتابها'])
  assert.deepEqual(terms('ur', 'پاکستان کی'), ['پاكستان', 'كي'])
  assert.ok(terms('ja', '東京都の選挙').length > 1)
  assert.equal(analyserFor('x-nobody').lang, 'und')
  assert.equal(analyserFor('ar-EG'), analyserFor('ar'))
})

test('every language of Snowball stems without failing', () => {
  for (const lang of ['da', 'de', 'es', 'fi', 'hu', 'id', 'it', 'nb', 'nl', 'pt', 'ro', 'sv', 'tr']) {
    assert.ok(
      terms(lang, 'Organisationen internationales 1990 العراق Москва').every((term) => term !== ''),
      lang,
    )
  }
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(..."اأإوبلكفةىيؤ\u064E\u0654ـ\u200C\u200Dİıé\u0301’'-.,1٢٬ ﷺａs\u00AD\uD800"),
    maxLength: 60,
  }),
)

test('tokens stand in order where their word is written, and are free of spaces and signs', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('ar', 'en', 'fa', 'fr', 'ru', 'ja'), (text, lang) => {
      let last = 0
      for (const { term, word, start, end } of analyserFor(lang).tokens(text)) {
        assert.ok(start >= last && end > start && end <= text.length)
        assert.equal(fold(text.slice(start, end)), word)
        assert.match(term, /^[\p{L}\p{M}\p{N}]+$/u)
        assert.doesNotMatch(word, /\s/)
        last = end
      }
    }),
    { numRuns: 3_000 },
  )
})

test('characters whose compatibility form holds a space part no word and are in none', () => {
  for (const [lang, text] of [
    ['ar', '0´Έ'],
    ['ru', "A'Ꙁ"],
    ['ar', 'ا.ﷺ.ب.'],
  ] as const) {
    for (const { word, term } of analyserFor(lang).tokens(text)) {
      assert.doesNotMatch(word, /\s/, text)
      assert.match(term, /^[\p{L}\p{M}\p{N}]+$/u, text)
    }
  }
})

test('the term of a word does not depend on what was analysed before', () => {
  const first = terms('ar', 'والكتاب')
  terms('ar', Array.from({ length: 70_000 }, (_, index) => `w${index}`).join(' '))
  assert.deepEqual(terms('ar', 'والكتاب'), first)
})

test('time grows with the length alone', () => {
  for (const unit of ['ا', 'a', "a'", 'a.', 'a-', '1,000', '1,', '\u064E', 'ﷺ', '\u200C', 'وال']) {
    const started = performance.now()
    analyserFor('ar').tokens(unit.repeat(50_000))
    assert.ok(performance.now() - started < 2_000, JSON.stringify(unit))
  }
})
