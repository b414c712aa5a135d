import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from '../text/analysers.ts'
import { placesIn } from './place.ts'
import { askedLeaves, planOf } from './plan.ts'
import { passage } from './snippet.ts'
import { packWords } from './words.ts'

const asked = planOf(
  {
    type: 'and',
    queries: [
      { type: 'word', text: 'harbour' },
      { type: 'word', text: 'tolls' },
    ],
  },
  [],
)

/** Words of twelve letters, and harbour and tolls at some places among them. */
function textWith(harbours: readonly number[], tolls: readonly number[]): string {
  const words = Array.from({ length: 200 }, (_, at) => {
    if (harbours.includes(at)) return 'harbour'
    return tolls.includes(at) ? 'tolls' : 'wordswithout'
  })
  return words.join(' ')
}

function hitsShown(text: string): readonly string[] {
  assert.ok(asked)
  const words = packWords([], [], analyserFor('en').tokens(text))
  const parts = passage('en', text, asked, placesIn(words, askedLeaves(asked)))
  return parts.filter(({ hit }) => hit).map((part) => part.text)
}

test('a passage holds asked words wherever they stand in the text', () => {
  assert.deepEqual(hitsShown(textWith([50], [52])), ['harbour', 'tolls'])
  assert.deepEqual(hitsShown(textWith([0], [])), ['harbour'])
  assert.deepEqual(hitsShown(textWith([], [199])), ['tolls'])
})

test('also when the nearest of them stands before those that are together', () => {
  assert.ok(hitsShown(textWith([100, 116], [145])).length > 0)
})

test('a text that the index has in another revision is read itself', () => {
  assert.ok(asked)
  const text = textWith([20], [22])
  const other = placesIn(packWords([], [], analyserFor('en').tokens(textWith([90], [92]))), askedLeaves(asked))
  const shown = passage('en', text, asked, other).filter(({ hit }) => hit)
  assert.deepEqual(
    shown.map((part) => part.text),
    ['harbour', 'tolls'],
  )
})
