import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { EDITION_LANGS } from '../../src/model/lang.ts'
import { type Name, parseName } from '../../src/text/gazetteer/names.ts'
import { allOrganisations, ORGANISATION_TYPES } from '../../src/text/gazetteer/organisations.ts'
import { PLACE_TYPES } from '../../src/text/gazetteer/place.ts'
import { allCountries, allPlaces } from '../../src/text/gazetteer/places.ts'
import { alternatives, type Row, readTable } from '../../src/text/gazetteer/table.ts'
import { wordsOfName } from '../../src/text/gazetteer/word-forms.ts'
import { COUNTRY_BOXES } from './country-boxes.ts'
import { ROOT } from './source-files.ts'

const FILES = [
  'countries.tsv',
  'places.tsv',
  'organisations.tsv',
  'adjectives.tsv',
  'not-names.tsv',
  'topics.tsv',
  'given-names.tsv',
]
const PLACES = readTable('places.tsv')
const ORGANISATIONS = readTable('organisations.tsv')
const NAMED = [...readTable('countries.tsv'), ...PLACES, ...ORGANISATIONS]

const where = ({ line, cells }: Row) => `line ${line}, ${cells.id ?? cells.code}`
const ARABIC_COLUMN = /^[\p{Script=Arabic}\p{Nd} \-()'./،&?~|]*$/u
const LATIN_COLUMN = /^[\p{Script=Latin}\p{Nd}\p{M} \-()'’‘./&,+!?~|]*$/u
const TATWEEL_OR_MARKS = /[\u0640\u064B-\u065F\u0670]/

test('every file is in NFC, without stray spaces, and each row has the columns of its header', () => {
  for (const file of FILES) {
    const text = readFileSync(join(ROOT, 'knowledge', file), 'utf8')
    const lines = text.split('\n')
    assert.equal(text, text.normalize('NFC'), `${file}: not NFC`)
    assert.ok(text.endsWith('\n') && !/\r|\u00A0| {2}|[\u200B-\u200F]/.test(text), `${file}: stray characters`)
    const columns = lines[0]?.split('\t').length
    const wrong = lines.filter((line) => line !== '' && !line.startsWith('#') && line.split('\t').length !== columns)
    assert.deepEqual(wrong, [], file)
  }
})

test('ids are unique, and no code of a country is another id', () => {
  const ids = NAMED.map(({ cells }) => cells.id ?? cells.code?.toLowerCase() ?? '')
  assert.deepEqual(repeated(ids), [])
  assert.deepEqual(
    ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)),
    [],
  )
})

test('every row has names in both languages, each in its own script', () => {
  const wrong = NAMED.filter(({ cells }) => cells.id !== undefined && !(cells.ar && cells.en)).map(where)
  assert.deepEqual(wrong, [], 'a language is missing')
  for (const row of NAMED) {
    for (const column of ['ar', 'ar-adjectives']) {
      const cell = row.cells[column] ?? ''
      assert.match(cell, ARABIC_COLUMN, where(row))
      assert.doesNotMatch(cell, TATWEEL_OR_MARKS, where(row))
    }
    for (const column of ['en', 'en-adjectives']) assert.match(row.cells[column] ?? '', LATIN_COLUMN, where(row))
  }
})

test('types and countries are known ones', () => {
  const known = new Set(allCountries().flatMap(({ countries }) => countries))
  for (const row of PLACES) {
    assert.ok(
      PLACE_TYPES.some((type) => type === row.cells.type),
      `${where(row)}: ${row.cells.type}`,
    )
    for (const code of (row.cells.country ?? '').split(',')) assert.ok(code === '' || known.has(code), where(row))
  }
  for (const row of ORGANISATIONS) {
    assert.ok(
      ORGANISATION_TYPES.some((type) => type === row.cells.type),
      `${where(row)}: ${row.cells.type}`,
    )
    assert.ok(!row.cells.country || known.has(row.cells.country), where(row))
  }
})

test('every place lies in its country', () => {
  const wrong = [...allPlaces().values()].filter(({ countries, latitude, longitude }) => {
    const boxes = countries.map((code) => COUNTRY_BOXES.get(code))
    return (
      !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) ||
      (boxes.length > 0 &&
        !boxes.some((box) => box && within(latitude, box.south, box.north) && within(longitude, box.west, box.east)))
    )
  })
  assert.deepEqual(
    wrong.map(({ id, latitude, longitude }) => `${id} ${latitude} ${longitude}`),
    [],
  )
  for (const { cells } of PLACES) assert.match(`${cells.latitude} ${cells.longitude}`, /^-?\d+\.\d\d -?\d+\.\d\d$/)
})

test('the capital of a country is a place in it', () => {
  const wrong = allCountries().filter(({ capital, countries: [code = ''] }) => {
    return (
      capital !== undefined &&
      !allPlaces()
        .get(capital)
        ?.countries.some((one) => one === code)
    )
  })
  assert.deepEqual(
    wrong.map(({ id, capital }) => `${id} ${capital}`),
    [],
  )
})

test('of all that bear one name, at most one bears it without a mark', () => {
  for (const lang of EDITION_LANGS) {
    const bearers = new Map<string, string[]>()
    for (const { id, names } of [...allPlaces().values(), ...allOrganisations().values()]) {
      for (const key of new Set(names[lang].filter(({ isSecond }) => !isSecond).map(keyOf))) {
        bearers.set(key, [...(bearers.get(key) ?? []), id])
      }
    }
    const shared = [...bearers].filter(([, ids]) => ids.length > 1)
    assert.deepEqual(shared, [], `write ~ after all but one of these in ${lang}`)
  }
})

test('a name with ~ is borne by another without it', () => {
  for (const lang of EDITION_LANGS) {
    const named = [...allPlaces().values(), ...allOrganisations().values()].flatMap(({ names }) => names[lang])
    const first = new Set(named.filter(({ isSecond }) => !isSecond).map(keyOf))
    const wrong = named.filter((name) => name.isSecond && !first.has(keyOf(name)))
    assert.deepEqual(wrong, [], `nothing else bears it in ${lang}: take ~ away`)
  }
})

test('adjectives are of places that are known', () => {
  const ids = readTable('adjectives.tsv').map(({ cells }) => cells.id ?? '')
  assert.deepEqual(
    ids.filter((id) => !allPlaces().has(id)),
    [],
  )
})

test('no row gives one name twice, and none that has no word', () => {
  for (const row of NAMED) {
    for (const lang of EDITION_LANGS) {
      const keys = alternatives(row.cells[lang]).map(parseName).map(keyOf)
      assert.deepEqual(repeated(keys), [], where(row))
      assert.ok(!keys.includes(''), where(row))
    }
  }
})

test('places and organisations stand in named groups', () => {
  for (const file of ['countries.tsv', 'places.tsv', 'organisations.tsv']) {
    const lines = readFileSync(join(ROOT, 'knowledge', file), 'utf8')
      .trimEnd()
      .split('\n')
    assert.match(lines[1] ?? '', /^# /, `${file}: the first group has no name`)
    const groups = lines.filter((line) => line.startsWith('# '))
    assert.deepEqual(repeated(groups), [], `${file}: a group stands in two places`)
  }
})

const keyOf = ({ text }: Name): string => wordsOfName(text).words.join(' ')

const within = (value: number, least: number, most: number) => value >= least && value <= most

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
