import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from '../analysers.ts'
import type { LexiconLang } from './entry.ts'
import { createLexicon } from './lexicon.ts'
import { newsLexicon } from './news-lexicon.ts'
import { synonymsOf } from './synonyms.ts'

const row = { weight: 1, origin: 'test' }
const lexicon = createLexicon([
  { ...row, ar: ['قمة', 'اجتماع قمة', 'ذروة'], en: ['summit', 'peak'] },
  { ...row, ar: ['اجتماع'], en: ['meet', 'summit'] },
])

function synonyms(word: string, lang: LexiconLang) {
  const [token] = analyserFor(lang).tokens(word)
  assert(token)
  return synonymsOf({ term: word }, lang, lexicon)
}

test('single words of the same sense are synonyms, the word itself and phrases are not', () => {
  assert.deepEqual([...synonyms('ذروة', 'ar').keys()], ['قمة'])
})

test('a synonym of a less usual sense weighs less', () => {
  const found = synonyms('summit', 'en')
  assert((found.get('peak') ?? 0) > (found.get('meet') ?? 1))
})

test('a word that the lexicon does not know has none', () => {
  assert.equal(synonyms('zzz', 'en').size, 0)
})

test('a city has no verb for a synonym that one of its letters may be cut to', () => {
  const [beirut] = analyserFor('ar').tokens('بيروت')
  assert(beirut)
  assert.equal(synonymsOf(beirut, 'ar', newsLexicon()).size, 0)
})
