import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decode } from './decode.ts'

const SEED = new URL('../../../shared/data/seed/article-page.txt', import.meta.url)

const SENTENCES = [
  'افتتحت بلدية صفاقس مكتبة عمومية جديدة في المدينة العتيقة',
  'وزير النقل: خط القطار بين المدينتين يعود إلى العمل في مارس',
  'ارتفاع أسعار القمح في الأسواق العالمية',
  'قال رئيس اللجنة «إن النتائج ستعلن غدا»، وأضاف أن الفرز انتهى.',
  'مجلس النواب يقر الموازنة بعد نقاش طويل',
]
const LABELS = [undefined, 'windows-1256', 'iso-8859-6', 'latin1', 'windows-1252', 'utf-8', 'no-such-charset']

/** The single-byte table of an encoding, turned round. Characters outside it become question marks. */
function encoder(encoding: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte--) bytes.set(decoder.decode(Uint8Array.of(byte)), byte)
  bytes.delete('\ufffd')
  return (text) => Uint8Array.from(text, (letter) => bytes.get(letter) ?? 0x3f)
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

function textOf(bytes: Uint8Array, label?: string): string {
  const decoded = decode(bytes, label)
  return decoded === 'not-text' ? decoded : decoded.text
}

for (const encoding of ['windows-1256', 'iso-8859-6']) {
  const encode = encoder(encoding)

  test(`${encoding} is recognised under every label`, () => {
    for (const sentence of SENTENCES) {
      const bytes = encode(sentence)
      const wanted = new TextDecoder(encoding).decode(bytes)
      for (const label of LABELS) assert.equal(textOf(bytes, label), wanted, `labelled ${label}`)
    }
  })

  test(`${encoding} is recognised under a wrong label in its own markup`, () => {
    for (const label of ['utf-8', 'iso-8859-1', 'windows-1256', 'ISO-8859-6']) {
      const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${label}"></head><p>${SENTENCES[1]}</p>`
      assert.ok(textOf(encode(page)).includes(SENTENCES[1] ?? ''), label)
    }
  })

  test(`${encoding} is recognised on every paragraph of the seed page`, (t) => {
    if (!existsSync(SEED)) return t.diagnostic('../shared/data/seed/article-page.txt is absent: not run on it')
    const text = readFileSync(SEED, 'utf8')
    for (const piece of [text, ...text.split('\n').filter((line) => /[\u0600-\u06ff]/.test(line))]) {
      const bytes = encode(piece)
      for (const label of LABELS) assert.equal(textOf(bytes, label), new TextDecoder(encoding).decode(bytes))
    }
  })
}

test('UTF-8 with letters beyond ASCII wins over every label', () => {
  for (const sentence of [...SENTENCES, '“It’s time”', 'é'])
    for (const label of LABELS) assert.equal(textOf(Buffer.from(sentence), label), sentence)
})

test('UTF-8 that was cut inside a letter keeps all other letters', () => {
  const bytes = Buffer.from(SENTENCES[0] ?? '').subarray(0, -1)
  assert.deepEqual(decode(bytes, 'windows-1256'), { text: `${SENTENCES[0]?.slice(0, -1)}\ufffd`, encoding: 'utf-8' })
})

test('byte order marks are obeyed and dropped', () => {
  const sentence = SENTENCES[2] ?? ''
  assert.deepEqual(decode(Buffer.from(`\ufeff${sentence}`)), { text: sentence, encoding: 'utf-8' })
  assert.deepEqual(decode(utf16(`\ufeff${sentence}`, false)), { text: sentence, encoding: 'utf-16le' })
  assert.deepEqual(decode(utf16(`\ufeff${sentence}`, true)), { text: sentence, encoding: 'utf-16be' })
})

test('UTF-16 without a mark is recognised in both orders, in both scripts', () => {
  for (const sentence of [...SENTENCES, 'Library opens in the old town']) {
    assert.deepEqual(decode(utf16(sentence, false)), { text: sentence, encoding: 'utf-16le' })
    assert.deepEqual(decode(utf16(sentence, true), 'utf-8'), { text: sentence, encoding: 'utf-16be' })
  }
})

test('Latin text keeps its letters, with and without a label', () => {
  const encode = encoder('windows-1252')
  for (const text of [
    'Le président a été reçu à Tunis',
    'Der Präsident traf in Köln über 30 Außenminister',
    '“It’s time”, he said',
  ])
    for (const label of [undefined, 'latin1', 'windows-1256', 'utf-8']) assert.equal(textOf(encode(text), label), text)
})

test('a label of another script is believed when it fits', () => {
  const text = 'Президент прибыл в Каир'
  assert.equal(textOf(encoder('windows-1251')(text), 'windows-1251'), text)
  assert.equal(textOf(Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3), 'gb2312'), '你好')
})

test('what is not text is told', () => {
  assert.equal(decode(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)), 'not-text')
  assert.equal(decode(Buffer.from('half a text\0and the rest')), 'not-text')
  assert.equal(decode(Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 251)), 'not-text')
})

test('an empty file is an empty text', () => {
  assert.deepEqual(decode(new Uint8Array()), { text: '', encoding: 'utf-8' })
})

test('hostile lengths are read in linear time', { timeout: 5000 }, () => {
  for (const unit of ['<meta ', '<meta charset ', '<?xml ', ' ', '<?xml encoding= '])
    decode(Buffer.from(`${unit.repeat(400_000)}é`, 'latin1'))
})
