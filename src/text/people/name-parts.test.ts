import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namePartsOf } from './name-parts.ts'

const key = (name: string) => namePartsOf(name).join(' ')

test('spellings of one name in one script have the same parts', () => {
  for (const [one, other] of [
    ['Abdel Fattah el-Sisi', 'Abdelfattah al Sisi'],
    ['Abdulhamid al-Dbeibah', 'Abdul Hamid Dbeibah'],
    ['عبد الله الثني', 'عبدالله الثنى'],
    ['Martin O’Neill', "Martin O'Neill"],
    ['Donald J. Trump', 'Donald Trump'],
    ['Martin Luther King Jr', 'Martin Luther King'],
    ['أحمد الطيب', 'احمد الطيّب'],
  ] as const) {
    assert.equal(key(one), key(other))
  }
})

test('particles belong to the part they stand at, and part people', () => {
  assert.deepEqual(namePartsOf('محمد بن سلمان'), ['محمد', 'بنسلمان'])
  assert.deepEqual(namePartsOf('Ursula von der Leyen'), ['ursula', 'vonderleyen'])
  assert.deepEqual(namePartsOf('Nur al-Din Zangi'), ['nurdin', 'zangi'])
  assert.deepEqual(namePartsOf('حسن نصر الله'), ['حسن', 'نصرالله'])
  assert.deepEqual(namePartsOf('Al Gore'), ['al', 'gore'])
  assert.deepEqual(namePartsOf('آبي أحمد'), ['ابي', 'احمد'])
  assert.notEqual(key('Mohammed bin Salman'), key('Mohammed Salman'))
})

test('what is no name has no parts', () => {
  for (const name of ['', ' ', '- . -', '\u200B']) assert.deepEqual(namePartsOf(name), [])
})
