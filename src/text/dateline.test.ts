import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Dateline, splitDateline } from './dateline.ts'

const DATELINES: readonly (readonly [string, Dateline])[] = [
  ['طرابلس (رويترز) - سيطرت القوات', { dateline: 'طرابلس', agency: 'رويترز', rest: 'سيطرت القوات' }],
  ['واشنطن/نيويورك 5 يونيو (رويترز) – قال', { dateline: 'واشنطن/نيويورك', agency: 'رويترز', rest: 'قال' }],
  ['بيروت ٥ حزيران/يونيو ٢٠٢٠ (أ ف ب)- قال', { dateline: 'بيروت', agency: 'أ ف ب', rest: 'قال' }],
  ['القاهرة في 5 يونيو (أ ش أ) - قال', { dateline: 'القاهرة', agency: 'أ ش أ', rest: 'قال' }],
  ['الأمم المتحدة (رويترز، أ.ف.ب) - قال', { dateline: 'الأمم المتحدة', agency: 'رويترز، أ.ف.ب', rest: 'قال' }],
  ['لندن - «الشرق الأوسط»: قال', { dateline: 'لندن', agency: 'الشرق الأوسط', rest: 'قال' }],
  ['TRIPOLI (Reuters) - Forces', { dateline: 'TRIPOLI', agency: 'Reuters', rest: 'Forces' }],
  ['CAIRO, June 5 (Reuters) — Forces', { dateline: 'CAIRO', agency: 'Reuters', rest: 'Forces' }],
  ['Paris, 6 June 2020 (AFP) – The', { dateline: 'Paris', agency: 'AFP', rest: 'The' }],
  ['WINSTON-SALEM, N.C. (AP) — The', { dateline: 'WINSTON-SALEM, N.C.', agency: 'AP', rest: 'The' }],
  ['BEIRUT: Forces', { dateline: 'BEIRUT', rest: 'Forces' }],
  ['WASHINGTON/NEW YORK: Forces', { dateline: 'WASHINGTON/NEW YORK', rest: 'Forces' }],
  ['(Reuters) - Forces', { agency: 'Reuters', rest: 'Forces' }],
]

const SENTENCES: readonly string[] = [
  'وقالت مصادر عسكرية في قوات شرق ليبيا (الجيش الوطني الليبي) إنها انسحبت من مدينة ترهونة',
  'وقال المتحدث (أحمد) - وهو ضابط - إن القوات تقدمت',
  'ونقلت وكالة الأنباء (رويترز) - قبل أيام - عن مصدر',
  'قال الوزير - «نعم»: ثم صمت',
  'ليبيا - التي تشهد حربا - تنتظر',
  'Forces loyal to Haftar (LNA) - the ones in the east - withdrew',
  'Forces loyal to Haftar – who started it – withdrew',
  'NATO: we will stay',
  'BREAKING: Forces withdraw',
  'COVID-19: what we know',
  'US - the world’s largest economy - grew',
  'The minister said: we agree',
  'TRIPOLI (Reuters) -',
  'Plain sentence.',
  '',
]

test('datelines of the agencies and papers', () => {
  for (const [paragraph, expected] of DATELINES) assert.deepEqual(splitDateline(paragraph), expected)
})

test('a first sentence with a dash, a colon or a parenthesis stays whole', () => {
  for (const rest of SENTENCES) assert.deepEqual(splitDateline(rest), { rest })
})

test('the rest is always the end of the paragraph', () => {
  const unit = fc.constantFrom(
    'طرابلس',
    'TRIPOLI',
    'Reuters',
    'رويترز',
    '(',
    ')',
    ' ',
    '-',
    ' — ',
    ':',
    '5',
    'يونيو',
    'a',
    '«',
  )
  fc.assert(fc.property(fc.string({ unit }), (text) => text.endsWith(splitDateline(text).rest)))
})

test('long lines cost little', () => {
  const started = performance.now()
  for (const part of ['ا ', 'A ', 'A/', '(', ' -', '5 ', 'A. ']) splitDateline(part.repeat(100_000))
  assert.ok(performance.now() - started < 1_000)
})
