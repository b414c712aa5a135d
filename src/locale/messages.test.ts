import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Voice } from './edition.ts'
import { languageName, message, messageParts, problemMessage } from './messages.ts'

const ar: Voice = { lang: 'ar', digits: 'arab' }
const en: Voice = { lang: 'en', digits: 'latn' }

test('Arabic counts in six forms', () => {
  const comments = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1100].map((count) =>
    message(ar, 'comments.heading', { count }),
  )
  assert.deepEqual(comments, [
    'تعليقات القراء (٠)',
    'تعليق واحد من القراء',
    'تعليقان من القراء',
    '٣ تعليقات من القراء',
    '١٠ تعليقات من القراء',
    '١١ تعليقًا من القراء',
    '٩٩ تعليقًا من القراء',
    '١٠٠ تعليق من القراء',
    '١٠٢ تعليق من القراء',
    '١٠٣ تعليقات من القراء',
    '١٬١٠٠ تعليق من القراء',
  ])
  const minutes = [1, 2, 3, 11, 100].map((count) => message(ar, 'duration.minutes', { count }))
  assert.deepEqual(minutes, ['دقيقة واحدة', 'دقيقتان', '٣ دقائق', '١١ دقيقة', '١٠٠ دقيقة'])
})

test('English counts in two, and says none where it is written', () => {
  const results = [0, 1, 2, 1100].map((count) => message(en, 'search.results', { count }))
  assert.deepEqual(results, ['No results', '1 result', '2 results', '1,100 results'])
  assert.equal(message(en, 'duration.seconds', { count: 0 }), '0 seconds')
})

test('years and ports are not grouped; texts are printed unchanged', () => {
  assert.equal(
    message(en, 'site.copyright', { year: 2026, holder: 'A {year} B' }),
    '© 2026 A {year} B. All rights reserved.',
  )
  assert.equal(message(ar, 'site.copyright', { year: 2026, holder: 'دار' }), '© ٢٠٢٦ دار. جميع الحقوق محفوظة.')
  assert.match(problemMessage('ar', 'port-taken', { port: 8080 }), /المنفذ 8080 /)
})

test('a message in pieces, for what stands inside a link', () => {
  assert.deepEqual(messageParts(en, 'article.by', { byline: 'Anna' }), [
    { text: 'By ' },
    { param: 'byline', text: 'Anna' },
    { text: '' },
  ])
})

test('a missing parameter shows its name, an unknown problem its code', () => {
  assert.equal(message(en, 'article.by'), 'By {byline}')
  assert.equal(problemMessage('en', 'constructor'), 'Something went wrong (constructor).')
})

test('a language has its name, or else its tag', () => {
  assert.equal(languageName(ar, 'en'), 'الإنجليزية')
  assert.equal(languageName(en, 'ar'), 'Arabic')
  assert.equal(languageName(en, 'tlh'), 'tlh')
})
