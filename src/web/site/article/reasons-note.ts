import { formatDate } from '../../../locale/dates.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { EDITION_LANGS, isEditionLang, type Lang } from '../../../model/lang.ts'
import { dayMoment } from '../../../model/moment.ts'
import type { Person } from '../../../model/person.ts'
import type { Reason } from '../../../model/relation.ts'
import { namePartsOf } from '../../../text/people/name-parts.ts'
import { type Html, html } from '../../html.ts'
import { inLang } from '../../parts/names.ts'
import { personHref } from '../../parts/person-link.ts'

/**
 * Why an article stands in a list, for who asks: the bond first, then what both texts tell of. `people` are those of the
 * article who have a page.
 */
export function reasonsNote(edition: Edition, reasons: readonly Reason[], people: readonly Person[] = []): Html | '' {
  if (reasons.length === 0) return ''
  const bonds = reasons.flatMap((reason) =>
    'forms' in reason ? [] : [html`${message(edition, `related.${reason.type}`)}`],
  )
  const shared = sharedIn(edition, reasons, people)
  return html`<details><summary>${message(edition, 'related.why')}</summary>
<p>${separated(bonds)}${bonds.length > 0 && shared.length > 0 ? html`. ` : ''}${shared.length > 0 ? html`${message(edition, 'related.shares')} ${separated(shared)}` : ''}</p></details>`
}

function separated(parts: readonly Html[]): readonly Html[] {
  return parts.map((part, index) => (index === 0 ? part : html` · ${part}`))
}

type Shared = Extract<Reason, { forms: unknown }>

/** Each person once, though first and last name may be shared as two words. */
function sharedIn(edition: Edition, reasons: readonly Reason[], people: readonly Person[]): readonly Html[] {
  const told = new Set<Person>()
  return reasons.flatMap((reason) => {
    if (!('forms' in reason)) return []
    const person = reason.type === 'person' ? people.find((one) => isNamed(one, reason)) : undefined
    if (!person) return [nameOfShared(edition, reason)]
    if (told.has(person)) return []
    told.add(person)
    return [html`<a href="${personHref(edition.lang, person)}">${inScripts(edition, person.names)}</a>`]
  })
}

/** Whether what is shared is a part of someone's name. */
function isNamed({ names }: Person, { forms }: Shared): boolean {
  return EDITION_LANGS.some((lang) => {
    const form = namePartsOf(forms[lang] ?? '').join(' ')
    return form !== '' && namePartsOf(names[lang] ?? '').includes(form)
  })
}

/** A thing shared, in the reader's language where it has a name there; people in both scripts. */
export function nameOfShared(edition: Edition, { type, forms }: Pick<Shared, 'type' | 'forms'>): Html {
  if (type === 'date') return html`${dateIn(edition, Object.values(forms)[0] ?? '')}`
  const inBoth = type === 'person' || type === 'place' || type === 'organisation' || type === 'topic'
  return inScripts(edition, forms, inBoth ? undefined : 1)
}

/** Names by language, the reader's own first, at most `most`. */
function inScripts(edition: Edition, forms: Readonly<Record<string, string>>, most?: number): Html {
  const langs = Object.keys(forms)
  const first = langs.find((lang) => lang === edition.lang) ?? langs.find(isEditionLang) ?? langs[0]
  const shown = [first, ...langs.filter((lang) => lang !== first)].slice(0, most)
  return html`${shown.map((lang, index) => html`${index === 0 ? '' : ' '}${inLang(forms[lang ?? ''] ?? '', lang as Lang, edition.lang)}`)}`
}

/** `2020-06-05`, as the edition writes dates. */
function dateIn(edition: Edition, day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const moment = dayMoment(year, month, date)
  return moment ? formatDate(edition, moment) : day
}
