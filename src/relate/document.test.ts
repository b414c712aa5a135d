import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RelatableArticle } from '../archive/relate-documents.ts'
import { candidateOf, type Document, documentOf, packDocument, unpackDocument, weightAt } from './document.ts'
import { typeOf } from './feature.ts'
import { ownKnowledge } from './knowledge.ts'

const knowledge = ownKnowledge()

const article: RelatableArticle = {
  id: 7,
  lang: 'en',
  kind: 'news',
  section_id: 3,
  published_at: Date.UTC(2020, 5, 6),
  revision: 2,
  headline: 'Oil port reopens',
  standfirst: null,
  dateline: 'Benghazi',
  topics: null,
  body: '<p>Khalifa Haftar said on Friday that 212 tankers were waiting.</p><p>The pipeline leaks. The oil flows.</p>',
}

const documentFrom = (changes: Partial<RelatableArticle>) => documentOf({ ...article, ...changes }, knowledge)
const weightOf = ({ features }: Document, key: string) => features.find((one) => one.key === key)?.weight ?? 0

test('a report is read for places, names, terms, numbers and dates', () => {
  const { features } = documentFrom({})
  const types = new Set(features.map(({ key }) => typeOf(key)))
  for (const type of ['place', 'person', 'term', 'number', 'date'] as const) assert.ok(types.has(type), type)
  assert.equal(types.has('word'), false, 'English words are terms already')
  const keys = features.map(({ key }) => key)
  assert.ok(keys.includes('number:212') && keys.includes('date:2020-06-05'), keys.join(' '))
})

test('a report and its translation have features in common', () => {
  const arabic = documentFrom({
    lang: 'ar',
    headline: 'إعادة فتح ميناء النفط',
    dateline: 'بنغازي',
    body: '<p>قال خليفة حفتر يوم الجمعة إن ٢١٢ ناقلة تنتظر.</p>',
  })
  const english = new Set(documentFrom({}).features.map(({ key }) => key))
  const common = new Set(arabic.features.filter(({ key }) => english.has(key)).map(({ key }) => typeOf(key)))
  assert.deepEqual([...common].sort(), ['date', 'number', 'person', 'place', 'term'])
  assert.ok(
    arabic.features.some(({ key }) => key.startsWith('word:ar:')),
    'and words for others in Arabic',
  )
})

test('the headline tells more than the opening, and the opening more than the rest', () => {
  const weightIn = (changes: Partial<RelatableArticle>) =>
    weightOf(documentFrom({ headline: '', dateline: null, body: '<p></p>', ...changes }), 'place:ly')
  const weights = [
    weightIn({ headline: 'in Libya' }),
    weightIn({ body: '<p>in Libya</p>' }),
    weightIn({ body: '<p>Then</p><p>in Libya</p>' }),
  ]
  assert.ok((weights[0] ?? 0) > (weights[1] ?? 0) && (weights[1] ?? 0) > (weights[2] ?? 0), String(weights))
  assert.ok((weights[2] ?? 0) > 0)
})

test('the whole text tells which place of a name is meant, in the headline too', () => {
  const inTripoli = (rest: string) => documentFrom({ headline: 'Shots in Tripoli', body: `<p>Then</p><p>${rest}</p>` })
  assert.ok(weightOf(inTripoli('The Lebanese army and Beirut were silent.'), 'place:tripoli-lebanon') > 0)
  assert.ok(weightOf(inTripoli('The Libyan army and Benghazi were silent.'), 'place:tripoli') > 0)
})

test('a dateline makes sure of a name at the beginning of the body as well', () => {
  const arabic = { lang: 'ar', headline: 'سكان يعودون إلى بيوتهم بعد القتال', dateline: null } as const
  const weights = ['الباب (رويترز) - قال سكان', 'فتح الحارس الباب'].map((text) =>
    weightOf(documentFrom({ ...arabic, body: `<p>${text}</p>` }), 'place:al-bab'),
  )
  assert.deepEqual(
    weights.map((weight) => weight > 0),
    [true, false],
  )
})

test('repetition tells less and less', () => {
  const times = (count: number) =>
    weightOf(documentFrom({ headline: '', body: `<p>Then</p><p>${'in Libya. '.repeat(count)}</p>` }), 'place:ly')
  assert.ok(times(2) > times(1))
  assert.ok(times(2) - times(1) > times(12) - times(11))
  assert.ok(times(500) < 0.8, 'never more than its kind may have')
})

test('a very long article has the 160 features that it tells most of, the heaviest first', () => {
  const words = Array.from(
    { length: 400 },
    (_, at) => `quartz${String.fromCharCode(97 + (at % 26))}${'x'.repeat(1 + (at % 17))}`,
  )
  const { features } = documentFrom({ body: `<p>Then</p><p>${words.join(' ')}</p>` })
  assert.equal(features.length, 160)
  const weights = features.map(({ weight }) => weight)
  assert.deepEqual(
    weights,
    weights.toSorted((one, other) => other - one),
  )
})

test('a kind of evidence that is switched off is not looked for', () => {
  const { features } = documentOf(article, { ...knowledge, without: new Set(['place', 'number']) })
  assert.equal(
    features.some(({ key }) => ['place', 'number'].includes(typeOf(key))),
    false,
  )
})

test('an article of nothing has no features, and comes back from the archive so', () => {
  const empty = documentFrom({ headline: '', dateline: null, body: '' })
  assert.deepEqual(empty.features, [])
  assert.deepEqual(unpackDocument(packDocument(empty, { own: 0, shared: 0 }, [], 0)).features, [])
})

test('a document comes back from the archive as it was, its weights to a 255th', () => {
  const document = documentFrom({ headline: 'Oil | port\nreopens' })
  const row = packDocument(document, { own: 2, shared: 3 }, ['0:a.b.c'], 10)
  const back = unpackDocument(row)
  const bare = ({ features, ...rest }: Document) => ({
    ...rest,
    features: features.map(({ key, form }) => [key, form]),
  })
  assert.deepEqual(bare(back), bare(document))
  const candidate = candidateOf(row)
  assert.deepEqual(candidate.norms, { own: 2, shared: 3 })
  for (const [at, { weight }] of document.features.entries())
    assert.ok(Math.abs(weightAt(candidate, at) - weight) <= 1 / 255)
})
