import { formatDate, formatTime, machineDate } from '../../locale/dates.ts'
import type { Edition } from '../../locale/edition.ts'
import { type Html, html } from '../html.ts'

/** A date of the newsroom: `14 January 2026`. */
export function shortDate(edition: Edition, at: number): Html {
  const moment = { at, precision: 'minute' } as const
  return html`<time datetime="${machineDate(moment)}">${formatDate(edition, moment)}</time>`
}

/** A date with the time of day: `14 January 2026 10:05`. */
export function shortTime(edition: Edition, at: number): Html {
  const moment = { at, precision: 'minute' } as const
  return html`<time datetime="${machineDate(moment)}">${formatDate(edition, moment)} <b>${formatTime(edition, moment)}</b></time>`
}
