import type { Span } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'

/** Part of a text that a rule fired on; `by` is the number under which the rule is told below the text. */
export interface Marking {
  readonly span: Span
  readonly by: string
}

/**
 * A text with what the rules fired on marked and what the editors have covered struck. Not a character is added to it or
 * left out, so that a selection in it can be told by its offsets; the rules' numbers are drawn by the stylesheet.
 */
export function markedText(text: string, markings: readonly Marking[], covered: readonly Span[]): readonly Html[] {
  const edges = [...markings.map(({ span }) => span), ...covered].flat().filter((at) => at > 0 && at < text.length)
  const cuts = [...new Set([0, ...edges, text.length])].sort((one, other) => one - other)
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0
    const within = ([from, to]: Span) => from <= start && end <= to
    const by = [...new Set(markings.filter(({ span }) => within(span)).map((marking) => marking.by))]
    const last = markings.some(({ span }) => span[1] === end && within(span))
    const piece = covered.some(within) ? html`<del>${text.slice(start, end)}</del>` : html`${text.slice(start, end)}`
    if (by.length === 0) return piece
    return html`<mark${last ? html` data-by="${by.join(' ')}"` : ''}>${piece}</mark>`
  })
}
