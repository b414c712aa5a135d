import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lang } from '../../model/lang.ts'
import { findPeople } from './find-people.ts'

/** Whom a text tells to be a person, each with how often it names them. */
const sure = (lang: Lang, text: string) =>
  findPeople(text, lang)
    .filter(({ isSure }) => isSure)
    .map(({ form, mentions }) => [form, mentions])

test('titles, first names, ages and verbs of saying tell of a person, in English', () => {
  const text = [
    'Prime Minister Abdulhamid Dbeibah met House Minority Leader Nancy Pelosi in Tripoli.',
    'Gjorge Ivanov, 58, did not come. Narcis Termes said he would. Dbeibah said that talks went on; Pelosi’s office agreed.',
  ].join('\n')
  assert.deepEqual(sure('en', text), [
    ['Abdulhamid Dbeibah', 2],
    ['Nancy Pelosi', 2],
    ['Gjorge Ivanov', 1],
    ['Narcis Termes', 1],
  ])
})

test('titles, first names and verbs of saying tell of a person, in Arabic, with letters joined before and offices between', () => {
  const text = [
    'أوقف رئيس حكومة الوفاق الوطني الليبية فائز السراج وزير الداخلية فتحي باشاغا.',
    'وقال رئيس الحكومة حسان دياب إن السراج تحدث إلى عبد الفتاح السيسي وللوزير وليد المعلم ولمحمد المنفي.',
  ].join('\n')
  assert.deepEqual(sure('ar', text), [
    ['فائز السراج', 2],
    ['فتحي باشاغا', 1],
    ['حسان دياب', 1],
    ['عبد الفتاح السيسي', 1],
    ['وليد المعلم', 1],
    ['محمد المنفي', 1],
  ])
})

test('places, organisations, things and ships are no people', () => {
  assert.deepEqual(
    sure(
      'en',
      'The Supreme Court said so. The James Webb telescope and the Ahmed Baba Institute are known. Storm Daniel came.',
    ),
    [],
  )
  assert.deepEqual(sure('ar', 'أعادت سفينة إيفر غيفن الملاحة، والتقط تلسكوب جيمس ويب صورًا، وفاز نادي محمد صلاح.'), [])
  assert.deepEqual(sure('en', 'In New York the United Nations met Red Crescent volunteers from Saudi Arabia.'), [])
})

test('who wrote and edited a text is not told of', () => {
  const text = 'By Jane Smith\nTalks went on in Geneva.\n(Reporting by John Miller in Geneva; editing by Robert Brown)'
  assert.deepEqual(sure('en', text), [])
  assert.deepEqual(sure('ar', 'استمرت المحادثات في جنيف.\n(إعداد محمد علي للنشرة العربية - تحرير سامي خالد)'), [])
})

test('two of one last name keep their own, and the last name alone is nobody’s', () => {
  const text = 'President Bashar Assad and the late Hafez Assad were named. Assad said nothing.'
  assert.deepEqual(sure('en', text), [
    ['Bashar Assad', 1],
    ['Hafez Assad', 1],
  ])
})

test('a longer and a shorter name are one person, by the form that is not in capitals', () => {
  assert.deepEqual(sure('en', 'NIGEL FARAGE IN LONDON\nThe politician Nigel Farage said so.'), [['Nigel Farage', 2]])
  assert.deepEqual(sure('en', 'President Recep Tayyip Erdogan spoke. President Tayyip Erdogan left.'), [
    ['Recep Tayyip Erdogan', 2],
  ])
})

test('texts of other languages, empty ones and hostile ones have no people and take no time', () => {
  assert.deepEqual(findPeople('Der Minister Peter Altmaier sagte nichts.', 'de'), [])
  assert.deepEqual(findPeople('', 'en'), [])
  assert.deepEqual(findPeople('(reporting '.repeat(3000), 'en'), [])
  assert.deepEqual(findPeople('إعداد '.repeat(5000), 'ar'), [])
  assert.ok(findPeople('President \uD800 John \u202ESmith said. '.repeat(500), 'en').length <= 2)
})
