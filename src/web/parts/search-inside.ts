import { message } from '../../locale/messages.ts'
import { FIELDS, nameOf } from '../../search/fields.ts'
import { type Html, html } from '../html.ts'
import { answerPath } from '../paths.ts'
import type { Visit } from '../site.ts'

const LABELS = { section: 'search.inSection', source: 'search.inSource' } as const

/** From the page of a section or source to the search inside it, newest first until words are added. */
export function searchInside({ edition }: Visit, field: keyof typeof LABELS, { key }: { readonly key: string }): Html {
  const question = `${nameOf(FIELDS, field, edition.lang)}:${key}`
  return html`<p><a href="${answerPath(edition.lang, question)}">${message(edition, LABELS[field])}</a></p>`
}
