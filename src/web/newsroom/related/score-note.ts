import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { formatScore } from '../../../locale/numbers.ts'
import { type Explanation, type Part, partsOf, type Shared } from '../../../relate/explain.ts'
import { type Html, html } from '../../html.ts'
import { nameOfShared } from '../../site/article/reasons-note.ts'

/** Things of one kind that are named; the others are counted. */
const NAMED = 10
/** A score that has moved by less than this since it was stored has not moved. */
const LEAST_MOVE = 0.01

/** How a score comes about: each kind of evidence with its part, and what it is multiplied by. */
export function scoreNote(edition: Edition, explanation: Explanation | undefined, stored: number | undefined): Html {
  return html`<details class="score-note"><summary>${message(edition, 'relatedesk.details')}</summary>
${explanation ? explained(edition, explanation, stored) : html`<p>${message(edition, 'relatedesk.unread')}</p>`}
</details>`
}

function explained(edition: Edition, explanation: Explanation, stored = 0): Html {
  const { likeness, time, section, score } = explanation
  if (score === 0) return html`<p>${message(edition, 'relatedesk.nothingShared')}</p>`
  const written = (value: number) => formatScore(edition, value)
  const formula = {
    likeness: written(likeness),
    time: written(time),
    section: written(section),
    score: written(score),
  }
  const hasMoved = stored > 0 && Math.abs(stored - score) >= LEAST_MOVE
  return html`${evidenceTable(edition, explanation)}
<p>${message(edition, 'relatedesk.formula', formula)}. ${message(edition, 'relatedesk.formula.about')}${hasMoved ? ` ${message(edition, 'relatedesk.stored', { score: written(stored) })}` : ''}</p>`
}

function evidenceTable(edition: Edition, explanation: Explanation): Html {
  const heads = (['evidence', 'part', 'shared'] as const).map(
    (column) => html`<th scope="col">${message(edition, `relatedesk.column.${column}`)}</th>`,
  )
  const rows = partsOf(explanation).map(([type, part]) => evidenceRow(edition, explanation, type, part))
  return html`<table class="evidence-kinds"><thead><tr>${heads}</tr></thead>
<tbody>${rows}</tbody></table>`
}

function evidenceRow(edition: Edition, { evidence, score }: Explanation, type: Part[0], part: number): Html {
  const things = evidence.filter((one) => one.type === type)
  const named = things.slice(0, NAMED).map((one) => html`<li>${sharedThing(edition, one, score)}</li>`)
  const count = things.length - NAMED
  const more = count > 0 ? html`<li>${message(edition, 'relatedesk.more', { count })}</li>` : ''
  return html`<tr><th scope="row">${message(edition, `relatedesk.evidence.${type}`)}</th>
<td>${formatScore(edition, part)} ${bar(part / score)}</td>
<td><ul class="shared">${named}${more}</ul></td></tr>
`
}

/** Something shared, in each of both texts' scripts, with its part of the score. */
export function sharedThing(edition: Edition, shared: Shared, score: number): Html {
  return html`${nameOfShared(edition, shared)} <small>${formatScore(edition, shared.part * score)}</small>`
}

/** A share of 1 as a length. What it says stands beside it as a number. */
export function bar(share: number): Html {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 100)
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="8"/></svg>`
}
