import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyserFor } from '../text/analysers.ts'
import { parseQuery } from './parse-query.ts'
import { translated, type WordsLike } from './translate.ts'

const NOTHING_LIKE_IT: WordsLike = async () => []
const VOCABULARY = { source: {}, section: {}, lang: {}, calendar: undefined as never }

/** What each word of a question became: how, and by which terms. */
async function renderings(text: string, wordsLike = NOTHING_LIKE_IT) {
  const { query } = parseQuery(text, VOCABULARY as never).question
  const translation = query && (await translated(query, wordsLike))
  return translation?.renderings.map(
    ({ asked, as, leaves }) => [asked, as, leaves.flatMap(({ terms }) => terms)] as const,
  )
}

const termOf = (word: string) => analyserFor('en').tokens(word)[0]?.term ?? ''

test('words, phrases and places are known, each in its own way', async () => {
  const found = await renderings('مجلس الأمن يبحث أزمة ليبيا')
  assert.deepEqual(
    found?.map(([asked, as]) => `${asked} ${as}`),
    ['مجلس الأمن organisation', 'يبحث word', 'أزمة word', 'ليبيا place'],
  )
  assert.ok(found?.at(-1)?.[2].includes(termOf('Libyan')))
  assert.ok(found?.at(2)?.[2].includes(termOf('crisis')))
})

test('a word that nothing knows is a name, when the index has one that sounds like it', async () => {
  const asked: string[] = []
  const found = await renderings('الوزير ميركل', async (script, skeletons) => {
    asked.push(script, ...skeletons)
    return ['merkel', 'miracle', 'tobruk'].map((word) => ({ word, term: word }))
  })
  assert.equal(asked[0], 'en')
  assert.deepEqual(found?.[1]?.slice(0, 2), ['ميركل', 'name'])
  assert.ok(found?.[1]?.[2].includes('merkel') && !found[1][2].includes('tobruk'))
})

test('a name is known without its capitals, and a common word is no name for being without them', async () => {
  const asked = async (text: string) => (await renderings(text))?.map(([word, as]) => `${word} ${as}`)
  assert.deepEqual(await asked('earthquake syria'), ['earthquake word', 'syria place'])
  assert.deepEqual(await asked('port of tripoli'), ['port word', 'tripoli place'])
  assert.deepEqual(await asked('red sea uae'), ['red sea place', 'uae place'])
  assert.deepEqual(await asked('car ice us'), ['car word', 'ice word'])
  assert.deepEqual(await asked('straße of damascus'), ['damascus place'])
})

test('what is excluded is not translated, and what is in the other script already stays', async () => {
  const found = await renderings('وزير NATO -حرب')
  assert.deepEqual(
    found?.map(([asked]) => asked),
    ['وزير', 'NATO'],
  )
})

test('a question that is understood by less than a half has no translation', async () => {
  assert.equal(await renderings('زقزقوق وزير بزبزوق'), undefined)
  assert.equal(await renderings('؟؟ 2020'), undefined)
  assert.equal(await renderings('منذ'), undefined)
})
