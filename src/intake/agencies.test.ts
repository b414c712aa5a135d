import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownSources, resolveSource } from './agencies.ts'

test('every known source is found by its key and both its names, and by no other', () => {
  const sources = knownSources()
  assert.ok(sources.length >= 60)
  assert.equal(new Set(sources.map(({ key }) => key)).size, sources.length)
  for (const source of sources) {
    assert.match(source.key, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    assert.match(source.names.ar ?? '', /^[\p{Script=Arabic}\d -]+$/u)
    assert.match(source.names.en ?? '', /^[\p{Script=Latin}\d’ -]+$/u)
    for (const name of [source.key, source.names.ar, source.names.en]) assert.equal(resolveSource(name ?? ''), source)
    assert.ok(source.url === undefined || URL.canParse(source.url))
  }
})

test('spellings of one name are one source', () => {
  const keys = (...names: string[]) => names.map((name) => resolveSource(name)?.key)
  assert.deepEqual(
    new Set(keys('Reuters', 'REUTERS.', 'رويترز', 'رويتـرز', 'وكالة رويترز', 'Reuters News Agency')),
    new Set(['reuters']),
  )
  assert.deepEqual(
    new Set(keys('AFP', 'أ ف ب', 'ا.ف.ب', 'فرانس برس', 'وكالة فرانس برس', 'Agence France-Presse')),
    new Set(['afp']),
  )
  assert.deepEqual(new Set(keys('وكالة الأنباء السعودية (واس)', 'وكالة الانباء السعودية', 'واس')), new Set(['spa']))
  assert.deepEqual(new Set(keys('The Guardian', 'Guardian', 'الغارديان')), new Set(['the-guardian']))
})

test('a name that looks like a known one is not taken for it', () => {
  for (const name of ['النهار (الجزائر)', 'Reuters Breakingviews Review', 'AFP, Reuters'])
    assert.ok(!knownSources().some(({ key }) => key === resolveSource(name)?.key), name)
})

test('an unknown name makes a source in its own script, the same for two spellings', () => {
  assert.deepEqual(resolveSource('Harbour Gazette'), { key: 'harbour-gazette', names: { en: 'Harbour Gazette' } })
  assert.deepEqual(resolveSource('جريدة الميناء')?.names, { ar: 'جريدة الميناء' })
  assert.equal(resolveSource('جريدة الإقليم')?.key, resolveSource('جريدة الاقليم')?.key)
})

test('a name without letters makes none', () => {
  for (const name of ['', '***', '()', '—']) assert.equal(resolveSource(name), undefined)
})
