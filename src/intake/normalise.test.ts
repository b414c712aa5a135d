import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Item, RawItem } from '../model/item.ts'
import { isRefusal } from './format.ts'
import { normalise } from './normalise.ts'

const LOOKUPS = {
  source: (name: string) => (name === 'house' ? { key: 'house', names: { en: 'House' } } : undefined),
  section: (name: string) => (name === 'culture' ? { key: 'culture', names: { en: 'Culture' } } : undefined),
}

const RAW: RawItem = {
  date: '2020-11-07',
  source: 'Reuters',
  headline: 'Library opens in the old town',
  body: { paragraphs: ['The municipality opened a library on Saturday.', 'It is open on all days of the week.'] },
}

function itemOf(changes: RawItem): Item {
  const item = normalise({ ...RAW, ...changes }, LOOKUPS)
  assert.ok(!isRefusal(item), JSON.stringify(item))
  return item
}

function refusalOf(changes: RawItem): unknown {
  return normalise({ ...RAW, ...changes }, LOOKUPS)
}

const FIELDS =
  'body byline commentCount dateline genre headline id kind lang published references section source standfirst topics translationOf url'

test('an item has all its fields, and they are the only ones', () => {
  assert.deepEqual(Object.keys(itemOf({})).sort(), FIELDS.split(' '))
})

test('whatever a format hands in, the result is a whole item or a refusal', () => {
  const text = fc.option(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'ar', 'news', '2020-11-07', 'https://x.example/#a')),
    {
      nil: undefined,
    },
  )
  const raw = fc.record({
    ...Object.fromEntries(FIELDS.split(' ').map((field) => [field, text])),
    body: fc.oneof(
      fc.record({ html: fc.string() }),
      fc.record({ paragraphs: fc.array(fc.string({ unit: 'binary' })) }),
    ),
    references: fc.array(fc.record({ kind: fc.constantFrom('news' as const, 'article' as const), title: fc.string() })),
    topics: fc.option(fc.array(fc.string({ unit: 'binary' })), { nil: undefined }),
    commentCount: fc.double(),
    published: fc.constant(undefined),
  })
  fc.assert(
    fc.property(raw, fc.boolean(), (made, isWhole) => {
      const item = normalise((isWhole ? { ...made, ...RAW } : made) as RawItem, LOOKUPS)
      if (isRefusal(item)) return
      assert.deepEqual(Object.keys(item).sort(), FIELDS.split(' '))
      assert.ok(JSON.stringify(item).isWellFormed())
    }),
  )
})

test('what a text is about is kept in its source’s words, each once, and no sentence among them', () => {
  const topics = ['  Elections ', 'elections', 'medtop:20000574', '', '\u202eانتخابات', 'a'.repeat(101)]
  assert.deepEqual(itemOf({ topics }).topics, ['Elections', 'medtop:20000574', 'انتخابات'])
  assert.equal(itemOf({ topics: [' '] }).topics, undefined)
  const many = Array.from({ length: 100 }, (_, index) => `topic ${index}`)
  assert.equal(itemOf({ topics: many }).topics?.length, 30)
})

test('a source of the archive goes before the reference table', () => {
  assert.equal(itemOf({ source: 'house' }).source.key, 'house')
  assert.equal(itemOf({ source: 'رويترز' }).source.key, 'reuters')
})

test('the dateline is taken out of the body; another agency than the source stays as a credit', () => {
  const body = { paragraphs: ['CAIRO (Reuters) - The ministry said on Sunday that the museum would open.'] }
  assert.equal(itemOf({ body }).dateline, 'CAIRO')
  assert.equal(itemOf({ body }).body, '<p>The ministry said on Sunday that the museum would open.</p>')
  assert.equal(itemOf({ body, source: 'house' }).dateline, 'CAIRO (Reuters)')
  assert.equal(itemOf({ body, dateline: 'Cairo' }).dateline, 'Cairo')
  assert.equal(itemOf({ body, dateline: 'Cairo' }).body, itemOf({ body }).body)
  assert.match(itemOf({ body, dateline: 'Giza' }).body, /CAIRO \(Reuters\)/)
})

test('a dateline inside markup leaves nothing behind', () => {
  const html = '<p><b>CAIRO</b> (<i>Reuters</i>) - The <b>ministry</b> said &amp; said.</p><p>More.</p>'
  assert.equal(itemOf({ body: { html } }).dateline, 'CAIRO')
  assert.equal(itemOf({ body: { html } }).body, '<p>The <strong>ministry</strong> said &amp; said.</p>\n<p>More.</p>')
})

test('a body that begins with its headline is the rest', () => {
  const paragraphs = ['Library opens in the Old Town!', 'The municipality opened a library.']
  assert.equal(itemOf({ body: { paragraphs } }).body, '<p>The municipality opened a library.</p>')
  assert.equal(
    itemOf({ body: { html: `<h1>${paragraphs[0]}</h1><p>${paragraphs[1]}</p>` } }).body,
    '<p>The municipality opened a library.</p>',
  )
  assert.deepEqual(refusalOf({ body: { paragraphs: paragraphs.slice(0, 1) } }), { rejection: 'no-body' })
})

test('markup is made safe last', () => {
  const html = '<p onclick="x()">A text with <script>x()</script>something in it, and more of it.</p>'
  assert.equal(itemOf({ body: { html } }).body, '<p>A text with something in it, and more of it.</p>')
  assert.deepEqual(refusalOf({ body: { html: '<div>'.repeat(500) } }), { rejection: 'markup-too-deep' })
})

test('the kind is the stated one, else what the section says, else news', () => {
  const kindOf = (changes: RawItem) => [itemOf(changes).kind, itemOf(changes).genre]
  assert.deepEqual(kindOf({}), ['news', undefined])
  assert.deepEqual(kindOf({ kind: 'article' }), ['article', undefined])
  assert.deepEqual(kindOf({ genre: 'interview' }), ['article', 'interview'])
  assert.deepEqual(kindOf({ section: 'رأي' }), ['article', 'opinion'])
  assert.deepEqual(kindOf({ section: 'Opinion', kind: 'news' }), ['news', undefined])
  assert.deepEqual(refusalOf({ kind: 'report' }), { rejection: 'invalid-field', detail: 'kind' })
  assert.deepEqual(refusalOf({ kind: 'news', genre: 'opinion' }), { rejection: 'invalid-field', detail: 'genre' })
})

test('an address keeps no fragment and must be one of the web', () => {
  assert.equal(itemOf({ url: ' https://Gazette.example/a?b=1#c ' }).url, 'https://gazette.example/a?b=1')
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', '/a', 'https://user:word@gazette.example/'])
    assert.deepEqual(refusalOf({ url }), { rejection: 'invalid-field', detail: 'url' })
})

test('at most 50 references, each once, none of them empty or endless', () => {
  const titles = ['One', 'one ', ' ', 'x'.repeat(600), ...Array.from({ length: 60 }, (_, at) => `Title ${at}`)]
  const { references } = itemOf({ references: titles.map((title) => ({ kind: 'news', title })) })
  assert.equal(references.length, 50)
  assert.deepEqual(
    references.slice(0, 2).map(({ title }) => title),
    ['One', 'Title 0'],
  )
})

test('what is too long is refused and not cut', () => {
  assert.deepEqual(refusalOf({ headline: 'x'.repeat(501) }), { rejection: 'too-large', detail: 'headline' })
  assert.deepEqual(refusalOf({ byline: 'x'.repeat(10_000_000) }), { rejection: 'too-large', detail: 'byline' })
  assert.deepEqual(refusalOf({ body: { paragraphs: ['x'.repeat(2 ** 20 + 1)] } }), {
    rejection: 'too-large',
    detail: 'body',
  })
})

test('what is missing or cannot be read is named', () => {
  assert.deepEqual(refusalOf({ headline: ' \u202e ' }), { rejection: 'no-headline' })
  assert.deepEqual(refusalOf({ source: '***' }), { rejection: 'no-source' })
  assert.deepEqual(refusalOf({ date: '' }), { rejection: 'no-date' })
  assert.deepEqual(refusalOf({ date: 'soon' }), { rejection: 'unreadable-date', detail: 'soon' })
  assert.deepEqual(refusalOf({ date: '06/07/2020' }), { rejection: 'ambiguous-date', detail: '06/07/2020' })
  assert.deepEqual(refusalOf({ body: { paragraphs: ['\u200b', ' '] } }), { rejection: 'no-body' })
})
