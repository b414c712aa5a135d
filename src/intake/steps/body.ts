import { cleanLine } from '../../text/clean.ts'
import { matchKey } from '../../text/fold.ts'
import { paragraphsOf, sanitise } from '../../text/html.ts'
import { isRefusal, type Refusal, refusalFor } from '../format.ts'
import type { Draft, Step } from './draft.ts'

/** Characters of a body, 500 times a report's. */
const MAX_LENGTH = 2 ** 20
const MAX_HEADLINE = 500
/** Sanitised markup has each block on lines of its own. */
const FIRST_BLOCK = /^[^\n]*\n?/

/** The body's paragraphs as plain text, by which the steps after it judge; without the headline, if they begin with it. */
export const body: Step = (draft) => {
  const read = withoutHeadline(textOf(draft))
  if (isRefusal(read)) return read
  if (read.text.length === 0) return { rejection: 'no-body' }
  const length = read.text.reduce((sum, paragraph) => sum + paragraph.length, 0)
  return length > MAX_LENGTH ? { rejection: 'too-large', detail: 'body' } : read
}

function textOf(draft: Draft): Draft | Refusal {
  const { body } = draft.raw
  if (body === undefined) return draft
  if ('html' in body) return fromMarkup(draft, body.html)
  return { ...draft, text: body.paragraphs.map(cleanLine).filter((paragraph) => paragraph !== '') }
}

function fromMarkup(draft: Draft, html: string): Draft | Refusal {
  try {
    const markup = sanitise(html)
    return { ...draft, markup, text: paragraphsOf(markup) }
  } catch (error) {
    return refusalFor(error)
  }
}

function withoutHeadline(read: Draft | Refusal): Draft | Refusal {
  if (isRefusal(read)) return read
  const [first = '', ...others] = read.text
  if (first.length > 2 * MAX_HEADLINE || matchKey(first) !== matchKey(read.headline ?? '')) return read
  return { ...read, text: others, markup: read.markup?.replace(FIRST_BLOCK, '') }
}
