import { formatDate } from '../../../locale/dates.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { isEditionLang, type Lang } from '../../../model/lang.ts'
import { dayMoment } from '../../../model/moment.ts'
import type { Reason } from '../../../model/relation.ts'
import { type Html, html } from '../../html.ts'
import { inLang } from '../../parts/names.ts'

/** Why an article stands in a list, for who asks: the bond first, then what both texts tell of. */
export function reasonsNote(edition: Edition, reasons: readonly Reason[]): Html | '' {
  if (reasons.length === 0) return ''
  const bonds = reasons.flatMap((reason) =>
    'forms' in reason ? [] : [html`${message(edition, `related.${reason.type}`)}`],
  )
  const shared = reasons.flatMap((reason) => ('forms' in reason ? [nameOfShared(edition, reason)] : []))
  return html`<details><summary>${message(edition, 'related.why')}</summary>
<p>${separated(bonds)}${bonds.length > 0 && shared.length > 0 ? html`. ` : ''}${shared.length > 0 ? html`${message(edition, 'related.shares')} ${separated(shared)}` : ''}</p></details>`
}

function separated(parts: readonly Html[]): readonly Html[] {
  return parts.map((part, index) => (index === 0 ? part : html` · ${part}`))
}

/** A thing shared, in the reader's language where it has a name there; people in both scripts. */
export function nameOfShared(
  edition: Edition,
  { type, forms }: Pick<Extract<Reason, { forms: unknown }>, 'type' | 'forms'>,
): Html {
  if (type === 'date') return html`${dateIn(edition, Object.values(forms)[0] ?? '')}`
  const langs = Object.keys(forms)
  const first = langs.find((lang) => lang === edition.lang) ?? langs.find(isEditionLang) ?? langs[0]
  const inBoth = type === 'person' || type === 'place' || type === 'organisation' || type === 'topic'
  const shown = inBoth ? [first, ...langs.filter((lang) => lang !== first)] : [first]
  return html`${shown.map((lang, index) => html`${index === 0 ? '' : ' '}${inLang(forms[lang ?? ''] ?? '', lang as Lang, edition.lang)}`)}`
}

/** `2020-06-05`, as the edition writes dates. */
function dateIn(edition: Edition, day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const moment = dayMoment(year, month, date)
  return moment ? formatDate(edition, moment) : day
}
