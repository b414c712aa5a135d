import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from '../analysers.ts'
import type { LexiconLang } from './entry.ts'
import { mergeLexicon } from './lexicon.ts'
import { readLexicon } from './read-lexicon.ts'

const TEXT = `# Council before board.
مجلس | هيئة\tcouncil
مجلس\tboard
أمن | أمني\tsecurity
مجلس الأمن\tSecurity Council
وقف إطلاق النار | هدنة\tceasefire | truce
أعلن | يعلن | إعلان\tannounce | announcement
أعلنت المسؤولية\tclaim responsibility
إجراء\tmeasure
قال | يقول\tsay | said
`

const lexicon = readLexicon([{ name: 'news', text: TEXT }])

const found = (text: string, lang: LexiconLang) =>
  lexicon
    .translate(analyserFor(lang).tokens(text), lang)
    .map(({ concept, start, end, weight }) => [concept, start, end, Math.round(weight * 100)])

const conceptsOf = (text: string, lang: LexiconLang) => found(text, lang).map(([concept]) => concept)

test('a form of several senses parts its weight among them, the first row first', () => {
  assert.deepEqual(found('الهيئة', 'ar'), [['مجلس=council', 0, 1, 100]])
  assert.deepEqual(found('المجلس', 'ar'), [
    ['مجلس=council', 0, 1, 67],
    ['مجلس=board', 0, 1, 33],
  ])
})

test('the longest phrase, then the words inside it', () => {
  assert.deepEqual(found('قرر مجلس الأمن', 'ar'), [
    ['مجلس امن=secur council', 1, 3, 100],
    ['مجلس=council', 1, 2, 33],
    ['مجلس=board', 1, 2, 17],
    ['امن=secur', 2, 3, 50],
  ])
  assert.deepEqual(found('the Security Council', 'en'), [
    ['مجلس امن=secur council', 1, 3, 100],
    ['امن=secur', 1, 2, 50],
    ['مجلس=council', 2, 3, 50],
  ])
})

test('both languages meet in one concept, each with the terms of the other', () => {
  assert.deepEqual(conceptsOf('هدنة', 'ar'), conceptsOf('a truce', 'en'))
  const [truce] = lexicon.translate([{ term: 'truce' }], 'en')
  assert.deepEqual(truce?.targets, ['وقف اطلاق نار', 'هدن'])
  assert.deepEqual(conceptsOf('cease-fire', 'en'), conceptsOf('ceasefire', 'en'))
})

test('forms that the light stemmer leaves apart', () => {
  for (const form of ['أعلنت', 'تعلن', 'نعلن', 'سيعلن', 'ستعلن', 'وأعلنت', 'وسيعلن', 'أعلنوا', 'الإعلانات']) {
    assert.deepEqual(conceptsOf(form, 'ar'), ['اعلن=announc'], form)
  }
  assert.deepEqual(conceptsOf('كإجراءات', 'ar'), ['اجراء=measur'])
  assert.deepEqual(conceptsOf('بلال كمال لوس', 'ar'), [])
})

test('a stop word is no form, though its row has others', () => {
  assert.deepEqual(conceptsOf('قال', 'ar'), [])
  assert.deepEqual(conceptsOf('تقول', 'ar'), ['يقول=sai'])
})

test('learned rows come after what is there, and add forms to it', () => {
  const merged = mergeLexicon(lexicon, [
    { ar: ['هدن'], en: ['truce'], weight: 0.4, origin: 'learned' },
    { ar: ['امن', 'طمانين'], en: ['secur'], weight: 0.6, origin: 'learned' },
    { ar: [], en: ['noth'], weight: 1, origin: 'imported' },
  ])
  assert.equal(merged.concepts.size, lexicon.concepts.size + 1)
  const truces = merged.translate([{ term: 'truce' }], 'en')
  assert.deepEqual(
    truces.map(({ concept, weight }) => [concept, Math.round(weight * 1000)]),
    [
      ['وقف اطلاق نار=ceasefir', 667],
      ['هدن=truce', 133],
    ],
  )
  assert.deepEqual(
    merged.translate([{ term: 'طمانين' }], 'ar').map(({ concept }) => concept),
    ['امن=secur'],
  )
  assert.equal(merged.concepts.get('امن=secur')?.written?.en, 'security')
})

test('a form has only so many senses, whatever is imported', () => {
  const imported = Array.from({ length: 1_000 }, (_, index) => ({
    ar: ['كلم'],
    en: [`word${index}`],
    weight: 1,
    origin: 'imported',
  }))
  const senses = mergeLexicon(lexicon, imported).translate([{ term: 'كلم' }], 'ar')
  assert.equal(senses.length, 16)
  assert.ok(Math.abs(senses.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9)
})

test('lines without two sides are passed over, and time grows with the length alone', () => {
  assert.equal(readLexicon([{ name: 'odd', text: 'كلمة\n\t\nx\ty\n# a\tb\nكلمة\t \n' }]).concepts.size, 1)
  const words = Array.from({ length: 200_000 }, () => ({ term: 'وقف' }))
  assert.deepEqual(lexicon.translate(words, 'ar'), [])
})
