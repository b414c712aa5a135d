import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { textOf } from '../../../../test/support/page-text.ts'
import type { Span } from '../../../model/comment.ts'
import { markedText } from './marked-text.ts'

const drawn = (...args: Parameters<typeof markedText>) => markedText(...args).join('')

test('marks what each rule fired on, with the number of the rule at its end', () => {
  assert.equal(
    drawn(
      'Buy cheap pills',
      [
        { span: [4, 15], by: '1' },
        { span: [10, 15], by: '2' },
      ],
      [],
    ),
    'Buy <mark>cheap </mark><mark data-by="1 2">pills</mark>',
  )
})

test('strikes what was covered, inside a mark or outside', () => {
  assert.equal(
    drawn('Call 555 now', [{ span: [0, 8], by: '1' }], [[5, 12]]),
    '<mark>Call </mark><mark data-by="1"><del>555</del></mark><del> now</del>',
  )
})

test('shows the text as it is, whatever is marked: markup in it is text', () => {
  const span = fc
    .tuple(fc.nat(12), fc.nat(12))
    .map(([one, other]): Span => [Math.min(one, other), Math.max(one, other)])
  const text = fc.string({ unit: fc.constantFrom('a', '<', '&', 'ك', '"'), minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(text, fc.array(span), fc.array(span), (text, marked, covered) => {
      const markings = marked.map((one) => ({ span: one, by: '1' }))
      assert.equal(textOf(drawn(text, markings, covered)), text)
    }),
  )
})
