import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from './analysers.ts'
import { factFor, factOf } from './word-facts.ts'

test('what is told of a word is told once, and apart from what else is told of it', () => {
  const asked: string[] = []
  const length = factOf(({ word }) => asked.push(word) && word.length)
  const first = factOf(({ term }) => term.charAt(0))
  const [one, other, third] = analyserFor('en').tokens('Ports, harbours; ports')
  assert.ok(one && other && third)
  assert.deepEqual([one, other, third, one].map(length), [5, 8, 5, 5])
  assert.deepEqual([one, other].map(first), ['p', 'h'])
  assert.equal(asked.filter((word) => word === 'harbours').length, 1)
})

test('a word that no analyser made is told of each time', () => {
  const length = factOf(({ word }) => word.length)
  assert.equal(length({ term: 'oil', word: 'oil' }), 3)
})

test('what is told of a word for one of several is told anew for another', () => {
  const [long, short] = [{ least: 6 }, { least: 3 }]
  let asked = 0
  const reaches = factFor(({ word }: { readonly word: string }, of: { readonly least: number }) => {
    asked += 1
    return { of, is: word.length >= of.least }
  })
  const [word] = analyserFor('en').tokens('ports')
  assert.ok(word)
  assert.deepEqual(
    [short, short, long, short].map((of) => reaches(word, of).is),
    [true, true, false, true],
  )
  assert.equal(asked, 3)
  assert.equal(reaches({ word: 'oil' }, long).is, false)
})
