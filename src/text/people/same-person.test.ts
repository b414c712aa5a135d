import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namePartsOf } from './name-parts.ts'
import { samePerson } from './same-person.ts'
import { soundsOf } from './sounds.ts'

const SAME = [
  ['خليفة حفتر', 'Khalifa Haftar'],
  ['عبد الحميد الدبيبة', 'Abdul Hamid al-Dbeibah'],
  ['رجب طيب أردوغان', 'Recep Tayyip Erdogan'],
  ['كريستيانو رونالدو', 'Cristiano Ronaldo'],
  ['حسن نصر الله', 'Hassan Nasrallah'],
  ['كيم جونغ أون', 'Kim Jong-un'],
  ['محمد بن سلمان', 'Mohammed bin Salman'],
  ['أنطونيو غوتيريش', 'Antonio Guterres'],
] as const

const OTHERS = [
  ['محمد بن زايد', 'Mohammed bin Salman'],
  ['عبد الفتاح السيسي', 'Abdel Fattah al-Burhan'],
  ['رفيق الحريري', 'Saad Hariri'],
  ['حافظ الأسد', 'Bashar al-Assad'],
  ['حسن علي', 'Hussein Ali'],
  ['علي حسين', 'Ali Hassan'],
] as const

test('names in two scripts are of one person where first and last name are, and share a sound', () => {
  for (const [arabic, latin] of SAME) {
    assert.ok(samePerson(arabic, latin) > 0.85, `${arabic} ${latin}`)
    const sounds = new Set(soundsOf(namePartsOf(latin)))
    assert.ok(
      soundsOf(namePartsOf(arabic)).some((sound) => sounds.has(sound)),
      `${arabic} ${latin}`,
    )
  }
})

test('relatives, namesakes by one name, and first names that are two in both scripts are others', () => {
  for (const [arabic, latin] of OTHERS) assert.equal(samePerson(arabic, latin), 0, `${arabic} ${latin}`)
})

test('a name of one part, or none, sounds like nothing', () => {
  assert.deepEqual(soundsOf(['trump']), [])
  assert.deepEqual(soundsOf([]), [])
  assert.equal(samePerson('', ''), 0)
})
