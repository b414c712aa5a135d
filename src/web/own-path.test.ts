import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPath } from './own-path.ts'

test('a path of an edition is gone on to, encoded', () => {
  assert.equal(ownPath('/en/newsroom/staff?before=3'), '/en/newsroom/staff?before=3')
  assert.equal(ownPath('/ar/section/اقتصاد'), `/ar/section/${encodeURIComponent('اقتصاد')}`)
  assert.equal(ownPath('/en/100%'), '/en/100%')
})

test('nothing else is', () => {
  for (const written of [
    '',
    'en/',
    '//evil.example/en/',
    '/\\evil.example',
    '/en/..//evil.example/en/',
    '/en/../../evil',
    'https://evil.example/en/',
    '/en/\n',
    '/assets/site.css',
    'javascript:alert(1)',
  ])
    assert.equal(ownPath(written), undefined, written)
  assert.equal(ownPath('/ar/news', 'en'), undefined)
})
