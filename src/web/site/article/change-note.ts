import { formatDate, machineDate } from '../../../locale/dates.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import type { ArticleChange } from '../../../model/article.ts'
import type { Lang } from '../../../model/lang.ts'
import { detectLang } from '../../../text/detect.ts'
import { type Html, html } from '../../html.ts'
import { inLang } from '../../parts/names.ts'

/** A public change: its class, its date and what was changed, in the words of the staff, which may be in either language. */
export function changeNote(edition: Edition, { class: changeClass, note, at }: ArticleChange, articleLang: Lang): Html {
  const moment = { at, precision: 'minute' } as const
  const words = note ? inLang(note, detectLang(note) ?? articleLang, edition.lang) : ''
  return html`<p><b>${message(edition, `change.${changeClass}`)}</b> <time datetime="${machineDate(moment)}">${formatDate(edition, moment)}</time> ${words}</p>`
}
