import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Voice } from './edition.ts'
import { languageName, message, messageParts, problemMessage } from './messages.ts'

const ar: Voice = { lang: 'ar', digits: 'arab' }
const en: Voice = { lang: 'en', digits: 'latn' }

test('Arabic counts in six forms', () => {
  const comments = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1100].map((count) =>
    message(ar, 'comments.count', { count }),
  )
  assert.deepEqual(comments, [
    'لا تعليقات بعد',
    'تعليق واحد',
    'تعليقان',
    '٣ تعليقات',
    '١٠ تعليقات',
    '١١ تعليقًا',
    '٩٩ تعليقًا',
    '١٠٠ تعليق',
    '١٠٢ تعليق',
    '١٠٣ تعليقات',
    '١٬١٠٠ تعليق',
  ])
  const minutes = [1, 2, 3, 11, 100].map((count) => message(ar, 'duration.minutes', { count }))
  assert.deepEqual(minutes, ['دقيقة واحدة', 'دقيقتان', '٣ دقائق', '١١ دقيقة', '١٠٠ دقيقة'])
})

test('English counts in two, and says none where it is written', () => {
  const comments = [0, 1, 2, 1100].map((count) => message(en, 'comments.count', { count }))
  assert.deepEqual(comments, ['No comments yet', '1 comment', '2 comments', '1,100 comments'])
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
