import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../fold.ts'
import { skeletons } from './skeleton.ts'

const share = (a: string, b: string) => {
  const keys = new Set(skeletons(fold(a)))
  return skeletons(fold(b)).some((key) => keys.has(key))
}

test('both spellings of a name share a key', () => {
  for (const [arabic, ...latin] of [
    ['ميركل', 'Merkel'],
    ['محمد', 'Mohammed', 'Muhammad'],
    ['السيسي', 'Sisi'],
    ['شارل', 'Charles'],
    ['جورج', 'George'],
    ['القذافي', 'Gaddafi', 'Kadhafi', 'Alqaddafi'],
    ['غوتيريش', 'Guterres'],
    ['طرابلس', 'Trablous'],
  ] as const) {
    for (const one of latin) assert.ok(share(arabic, one), `${arabic} / ${one}`)
  }
  assert.ok(!share('ميركل', 'Guterres') && !share('لندن', 'Paris'))
})

test('there are at most three keys, of at most four letters', () => {
  for (const word of ['constantinople', 'xxxxxxxx', 'ch'.repeat(5_000), 'القسطنطينية', 'ال'.repeat(5_000)]) {
    const keys = skeletons(word)
    assert.ok(keys.length > 0 && keys.length <= 3, word.slice(0, 20))
    for (const key of keys) assert.match(key, /^[bftksrlmn]{1,4}$/)
    assert.equal(new Set(keys).size, keys.length)
  }
})

test('a word without consonants has no key', () => {
  for (const word of ['', 'عوي', '2024', 'привет', '\uD800']) assert.deepEqual(skeletons(word), [])
})
