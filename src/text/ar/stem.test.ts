import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from '../fold.ts'
import { stemArabic } from './stem.ts'
import { ARABIC_STOP_WORDS } from './stop-words.ts'

const stem = (written: string) => stemArabic(fold(written))

/** Each row one stem. */
const meet = (rows: readonly string[]) => {
  for (const row of rows) {
    const [first = '', ...others] = row.split(' ')
    for (const other of others) assert.equal(stem(other), stem(first), `${first} / ${other}`)
  }
}

/** Each row as many stems as words. */
const part = (rows: readonly string[]) => {
  for (const row of rows) {
    const words = row.split(' ')
    assert.equal(new Set(words.map(stem)).size, words.length, row)
  }
}

test('articles, clitics and endings make no difference', () => {
  meet([
    'كتاب الكتاب والكتاب بالكتاب فالكتاب كالكتاب للكتاب كتابه كتابها كتابهم كتابا',
    'مدرسة المدرسة المدرسه مدرسته مدرستها مدرستان والمدرسة',
    'حكومة الحكومة حكومته حكومتها حكومات الحكومات والحكومات لحكومتها',
    'اقتصاد الاقتصاد اقتصادي الاقتصادية واقتصاديا',
    'انتخاب انتخابات الانتخابات انتخابية لانتخابات',
  ])
})

test('a first letter of the root stays', () => {
  meet([
    'وزارة الوزارة وزارات والوزارات ووزارة لوزارة بوزارة',
    'وزير الوزير ووزير',
    'والد والده والدته والوالد',
    'لجنة اللجنة للجنة ولجنة',
  ])
  part(['وزارة زيارة', 'وليد ليد', 'وطن طن', 'كتاب تاب', 'بلد لد', 'فتح تح', 'الله له'])
  assert.equal(stem('ألمانيا'), stem('الماني'))
  assert.equal(stem('الألمانية'), stem('المانيا'))
  assert.equal(stem('لألعاب'), fold('ألعاب'))
})

test('names keep what looks like an ending', () => {
  meet([
    'لبنان لبناني اللبنانيين للبنان بلبنان ولبنان',
    'فلسطين الفلسطيني الفلسطينيين فلسطينية لفلسطين',
    'ليبيا ليبي الليبيين لليبيا لليبيين',
    'السودان السوداني',
    'الكويت كويتي',
  ])
  part(['لبنان لبن', 'بيروت بيروقراطي', 'عمان عم', 'علي العليا', 'البابا الباب', 'باريس بارز'])
})

test('a single ب ل ك ف goes before what can only follow a clitic', () => {
  meet([
    'لندن للندن بلندن',
    'مصر لمصر بمصر',
    'بغداد ببغداد',
    'استخدام باستخدام لاستخدام',
    'تحقيق لتحقيق',
    'رئيس كرئيس لرئيس',
    'إعلان بإعلان',
    'مكافحة لمكافحة',
  ])
  for (const whole of ['فبراير', 'كمبيوتر', 'برلمان', 'بليون', 'فلسفة', 'كامل']) {
    assert.equal(stem(whole)[0], fold(whole)[0], whole)
  }
})

test('a broken plural has the stem of its singular', () => {
  meet([
    'مدرسة مدارس المدارس بمدارس للمدارس ومدارسهم',
    'سلاح أسلحة الأسلحة بأسلحة أسلحتهم أسلحته',
    'وزير وزراء الوزراء ووزراءها لوزراء',
    'سفينة سفن السفن لسفن',
    'هدف أهداف أهدافا أهدافهم',
    'أسير أسرى الأسرى للأسرى',
    'فقير فقراء والفقراء',
    'قاض قضاة القضاة',
  ])
  part(['محاكم محاكمة', 'تجار تجارة', 'حراس حراسة', 'قتلى قتلت', 'كتب كتاب', 'نظم نظام', 'انهار نهر'])
})

/** Where Lucene's filter is followed by a different decision; `docs/text-and-search.md` says why. */
const OTHERWISE: Readonly<Record<string, string>> = { English: 'english' }

test('Lucene’s own pairs of light stemming meet', (t) => {
  const file = new URL('../../../../shared/data/arabic/normalise-and-stem.json', import.meta.url)
  if (!existsSync(file)) return t.diagnostic(`absent: ${file.pathname}`)
  const { light_stem } = JSON.parse(readFileSync(file, 'utf8')) as { light_stem: [string, string][] }
  assert.ok(light_stem.length > 10)
  for (const [word, expected] of light_stem) assert.equal(stem(word), OTHERWISE[word] ?? expected, word)
})

test('a stem is never empty, and longer than its word only where a singular is (سفن)', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ابتدرسفكلمنهويء'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(letters, (word) => {
      const found = stemArabic(word)
      assert.ok(found.length > 0 && found.length <= word.length + 1)
    }),
    { numRuns: 5_000 },
  )
})

test('stop words are folded', () => {
  for (const word of ARABIC_STOP_WORDS) assert.equal(word, fold(word))
  assert.ok(['من', 'ماذا', 'ومن', 'متي'].every((word) => ARABIC_STOP_WORDS.has(word)))
  assert.ok(!ARABIC_STOP_WORDS.has('ولي'))
})
