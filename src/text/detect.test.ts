import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { detectLang } from './detect.ts'

const KNOWN: readonly (readonly [string, string])[] = [
  ['ar', 'قوات حفتر تتراجع شرقا مع فشل هجوم العاصمة الليبية'],
  ['ar', 'ليبيا توقع عقدا جديدا'],
  ['ar', 'Google تطلق هاتفا جديدا في القاهرة'],
  ['fa', 'رئیس جمهور ایران گفت که مذاکرات با آمریکا ادامه دارد'],
  ['fa', 'رئيس جمهور ايران گفت كه مذاكرات با آمريكا ادامه دارد'],
  ['ur', 'وزیر اعظم نے کہا ہے کہ ملک میں انتخابات وقت پر ہوں گے'],
  ['ckb', 'سەرۆکی هەرێمی کوردستان لەگەڵ شاندێک کۆبووەوە'],
  ['ps', 'د افغانستان ولسمشر وویل چې سوله به راشي'],
  ['ug', 'ئۇيغۇر ئېلىدە يېڭى بىر يىل باشلاندى'],
  ['sd', 'سنڌ جي وڏي وزير چيو آهي ته سيلاب متاثرن جي مدد ڪئي ويندي'],
  ['en', 'Down but not out, Haftar still looms over Libya peace process'],
  ['en', 'Key Libyan interior minister suspended amid protests'],
]

const UNCLEAR: readonly string[] = [
  '',
  '2020 - 06 - 06',
  'Haftar',
  'مقتل رجل',
  'Le président de la République a annoncé une nouvelle loi pour les entreprises',
  'Die Bundesregierung will das Gesetz noch in diesem Jahr auf den Weg bringen',
  'De regering wil het plan in de zomer van dit jaar aan de Kamer voorleggen',
  'El gobierno anunció que la nueva ley entrará en vigor en enero',
  'Presiden mengatakan bahwa pemerintah akan membantu warga yang terdampak banjir',
  'ראש הממשלה אמר היום',
  'Президент России заявил сегодня',
  'نص عربي كتب إلى جانب the same in English',
]

test('languages are told by their own letters and little words', () => {
  for (const [lang, text] of KNOWN) assert.equal(detectLang(text), lang, text)
})

test('what is not clear is not guessed', () => {
  for (const text of UNCLEAR) assert.equal(detectLang(text), undefined, text)
})

test('any text at any length answers, in bounded time', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0 .,-»\u200C\uD800') }), (text) =>
      assert.equal(detectLang(text), undefined),
    ),
  )
  const started = performance.now()
  detectLang('ال'.repeat(1_000_000))
  assert.ok(performance.now() - started < 500)
})

test('62 aligned news documents, and their single segments', (t) => {
  const file = new URL('../../../shared/data/cross-language/news-pairs.jsonl', import.meta.url)
  if (!existsSync(file)) return t.diagnostic(`absent: ${file.pathname}`)
  const rows = readFileSync(file, 'utf8').trim().split('\n')
  for (const row of rows) {
    const document = JSON.parse(row) as { id: string; en: string[]; ar: string[] }
    for (const lang of ['en', 'ar'] as const) {
      assert.equal(detectLang(document[lang].join('\n')), lang, document.id)
      for (const segment of document[lang]) assert.equal(detectLang(segment) ?? lang, lang, segment)
    }
  }
  assert.equal(rows.length, 62)
})
