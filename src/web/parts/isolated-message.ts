import type { Edition } from '../../locale/edition.ts'
import { type MessageKey, type MessageParams, messageParts } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'

/** A message that quotes what a reader wrote: each quotation is isolated, since it may run the other way. */
export function isolatedMessage(edition: Edition, key: MessageKey, params: MessageParams): Html {
  const parts = messageParts(edition, key, params)
  return html`${parts.map(({ text, param }) => (param === undefined ? text : html`<bdi>${text}</bdi>`))}`
}
