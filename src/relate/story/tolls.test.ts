import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tollsOf } from './tolls.ts'

const told = (text: string) => Object.fromEntries(tollsOf(text))

test('tolls are read in both languages, the highest number of each', () => {
  assert.deepEqual(told('The Red Crescent said 5,300 people were dead and 10,000 missing.'), {
    dead: 5300,
    missing: 10_000,
  })
  assert.deepEqual(told('The death toll has risen to 11,300, and at least 20 were injured.'), {
    dead: 11_300,
    injured: 20,
  })
  assert.deepEqual(told('وقال الهلال الأحمر إن ٥٣٠٠ شخص لقوا حتفهم وإن ١٠ آلاف مفقود.'), {
    dead: 5300,
    missing: 10_000,
  })
  assert.deepEqual(told('أسفر الانفجار عن مقتل أكثر من 200 شخص وإصابة نحو 6500.'), { dead: 200, injured: 6500 })
  assert.deepEqual(told('نزوح أكثر من 30 ألفا'), { displaced: 30_000 })
})

test('years and other numbers are no tolls', () => {
  assert.deepEqual(told('He was killed in 2011 and 300 schools were closed.'), {})
  assert.deepEqual(told('Two dams fell; 70 million cubic metres of water ran out.'), {})
  assert.deepEqual(told('قتل 2011'), {})
})
