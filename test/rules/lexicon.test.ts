import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LexiconLang } from '../../src/text/lexicon/entry.ts'
import { lexiconFiles } from '../../src/text/lexicon/news-lexicon.ts'
import { MAX_WORDS } from '../../src/text/lexicon/phrase-tree.ts'
import { rowsOf, termsOf, type WrittenRow } from '../../src/text/lexicon/read-lexicon.ts'

interface Row extends WrittenRow {
  readonly place: string
}

const files = lexiconFiles()
const rows: readonly Row[] = files.flatMap(({ name, text }) =>
  rowsOf(text).map((row) => ({ ...row, place: `${name}.tsv:${row.line}` })),
)

const SIDES: readonly LexiconLang[] = ['ar', 'en']
const WRITTEN: Readonly<Record<LexiconLang, RegExp>> = {
  // Letters and digits without marks or tatweel.
  ar: /^[\u0621-\u063A\u0641-\u064A0-9]+(?: [\u0621-\u063A\u0641-\u064A0-9]+)*$/,
  en: /^[A-Za-z0-9][A-Za-z0-9'’.-]*(?: [A-Za-z0-9'’.-]+)*$/,
}

const wrong = (isWrong: (row: Row) => unknown) => rows.filter(isWrong).map(({ place }) => place)
const repeated = (keys: readonly { readonly key: string; readonly place: string }[]) => {
  const places = new Map<string, string>()
  return keys.flatMap(({ key, place }) => {
    const first = places.get(key)
    if (first === undefined) places.set(key, place)
    return first === undefined ? [] : [`${place} and ${first}: ${key}`]
  })
}

test('there are at least as many rows as CHANGELOG.md says', () => {
  assert.ok(rows.length >= 4_600, `${rows.length} rows`)
})

test('every line is a row, a comment or empty', () => {
  for (const { name, text } of files) {
    assert.equal(text, text.normalize('NFC'), name)
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    assert.equal(rowsOf(text).length, lines.length, `${name}.tsv has lines without two sides`)
    assert.ok(
      lines.every((line) => line.split('\t').length === 2),
      `${name}.tsv has a line with more than two sides`,
    )
  }
})

test('each side is written in its own script, without marks, and fits the tree of phrases', () => {
  for (const lang of SIDES) {
    const isWrong = (form: string) => !WRITTEN[lang].test(form) || form.split(/[ -]/).length > MAX_WORDS
    assert.deepEqual(
      wrong((row) => row[lang].some(isWrong)),
      [],
    )
  }
})

test('each side of a row says something', () => {
  for (const lang of SIDES)
    assert.deepEqual(
      wrong((row) => !termsOf(row[lang], lang).some(Boolean)),
      [],
    )
})

test('no sense is written twice, and no form twice in a row', () => {
  const firstTerms = (row: Row, lang: LexiconLang) => termsOf(row[lang], lang).find(Boolean)
  assert.deepEqual(
    repeated(rows.map((row) => ({ key: SIDES.map((lang) => firstTerms(row, lang)).join('='), place: row.place }))),
    [],
  )
  for (const lang of SIDES)
    assert.deepEqual(
      wrong((row) => new Set(row[lang]).size < row[lang].length),
      [],
    )
})
