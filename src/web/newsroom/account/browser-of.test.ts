import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserOf } from './browser-of.ts'

test('the usual browsers are named as people name them', () => {
  const cases = {
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36':
      'Chrome 156, Linux',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0':
      'Edge 150, Windows',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1':
      'Safari 19, iPhone',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0': 'Firefox 140, macOS',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36':
      'Chrome 150, Android',
  }
  for (const [userAgent, name] of Object.entries(cases)) {
    const { browser, system } = browserOf(userAgent) ?? {}
    assert.equal(`${browser}, ${system}`, name)
  }
})

test('what is unusual is not guessed at', () => {
  assert.equal(browserOf('curl/8.5.0'), undefined)
  assert.equal(browserOf(''), undefined)
})
