import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attempt, Context } from '../check.ts'
import { listedWords } from './listed-words.ts'

/** What of a text the listed words fire on. */
function firedOn(text: string, ...words: readonly string[]): readonly string[] {
  const attempt = { name: 'Reader', text } as Attempt
  const context = { words: words.map((word) => ({ word, asks: 'hold' })) } as unknown as Context
  return listedWords(attempt, context).flatMap(({ spans }) =>
    spans.map(({ span: [start, end] }) => text.slice(start, end)),
  )
}

test('fire on a word whatever stands in it unseen, and mark it as it was written', () => {
  for (const disguised of ['كلب', 'كـلـب', 'كَلْبٌ', 'كـــ\u200Dلب', 'ك\u200Bل\u200Cب', 'ڪلب', 'ﻛﻠﺐ', 'کلب']) {
    assert.deepEqual(firedOn(`أنت ${disguised} يا هذا`, 'كلب'), [disguised])
  }
  assert.deepEqual(firedOn('You C\u00ADA\u200BS\u2060I\u200DNO fool', 'casino'), ['C\u00ADA\u200BS\u2060I\u200DNO'])
})

test('fire through letters of another script and digits that look alike', () => {
  for (const disguised of ['саsino', 'CАSINО', 'cas1no', 'ca5in0', 'c@sino']) {
    assert.deepEqual(firedOn(`the ${disguised} here`, 'casino'), [disguised])
  }
})

test('fire on a word without its dots', () => {
  assert.deepEqual(firedOn('هذا ڡاسد', 'فاسد'), ['ڡاسد'])
})

test('do not fire on a word inside another, or on one that only resembles it', () => {
  for (const text of [
    'كلبشات',
    'مكلب',
    'الكلبي',
    'casinos',
    'occasional',
    'casin',
    'cas ino',
    'قلب',
    'mail',
    '2024',
    'Mall',
  ]) {
    assert.deepEqual(firedOn(text, 'كلب', 'casino', 'mall1', 'small'), [], text)
  }
  assert.deepEqual(firedOn('an e-mail', 'mall'), [])
})

test('fire on a phrase over spaces and punctuation', () => {
  assert.deepEqual(firedOn('Win  big, MONEY now', 'big money'), ['big, MONEY'])
  assert.deepEqual(firedOn('big or money', 'big money'), [])
})

test('fire in a name too, and on every place', () => {
  const attempt = { name: 'Casino King', text: 'casino, casino!' } as Attempt
  const context = { words: [{ word: 'casino', asks: 'reject' }] } as unknown as Context
  assert.deepEqual(listedWords(attempt, context), [
    {
      rule: 'word',
      asks: 'reject',
      detail: 'casino',
      spans: [
        { field: 'name', span: [0, 6] },
        { field: 'text', span: [0, 6] },
        { field: 'text', span: [8, 14] },
      ],
    },
  ])
})
