import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { formatScore } from '../../../locale/numbers.ts'
import type { Evidence } from '../../../model/relation.ts'
import type { Explanation, Shared } from '../../../relate/explain.ts'
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
  const { likeness, time, section, score, evidence, meaning } = explanation
  if (evidence.length === 0 && !meaning) return html`<p>${message(edition, 'relatedesk.nothingShared')}</p>`
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

function evidenceTable(edition: Edition, { evidence, score, meaning }: Explanation): Html {
  const heads = (['evidence', 'part', 'shared'] as const).map(
    (column) => html`<th scope="col">${message(edition, `relatedesk.column.${column}`)}</th>`,
  )
  const kinds = [...Map.groupBy(evidence, ({ type }) => type)]
    .map(([type, things]) => ({ type, things, part: things.reduce((sum, one) => sum + one.part, 0) }))
    .sort((one, other) => other.part - one.part)
  return html`<table class="evidence-kinds"><thead><tr>${heads}</tr></thead>
<tbody>${kinds.map((kind) => evidenceRow(edition, kind, score))}${meaning ? meaningRow(edition, meaning, score) : ''}</tbody></table>`
}

/** What the operator's embedding model says, which names nothing that both tell of. */
function meaningRow(edition: Edition, { cosine, part }: NonNullable<Explanation['meaning']>, score: number): Html {
  return html`<tr><th scope="row">${message(edition, 'relatedesk.evidence.meaning')}</th>
<td>${formatScore(edition, part * score)} ${bar(part)}</td>
<td>${message(edition, 'relatedesk.cosine', { cosine: formatScore(edition, cosine) })}</td></tr>
`
}

function evidenceRow(
  edition: Edition,
  { type, things, part }: { readonly type: Evidence; readonly things: readonly Shared[]; readonly part: number },
  score: number,
): Html {
  const named = things.slice(0, NAMED).map((one) => html`<li>${sharedThing(edition, one, score)}</li>`)
  const count = things.length - NAMED
  const more = count > 0 ? html`<li>${message(edition, 'relatedesk.more', { count })}</li>` : ''
  return html`<tr><th scope="row">${message(edition, `relatedesk.evidence.${type}`)}</th>
<td>${formatScore(edition, part * score)} ${bar(part)}</td>
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
