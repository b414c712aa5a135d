import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { BAN_KINDS, type BanKind } from '../../../model/comment.ts'
import type { Form } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { decidePath } from './paths.ts'

const DAY = 24 * 3_600_000

/** For how long a writer can be banned, by the names of the choices, in milliseconds. */
export const BAN_LENGTHS = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY } as const

/** What may become of the comment together with the ban. */
const WITH_COMMENT = ['leave', 'reject', 'spam'] as const

/**
 * The fields of a ban; `known` are the kinds that the writer can be known by, undefined while no comment is chosen, and
 * `wasChosen` tells whether those of `typed` were.
 */
export function banFields(
  edition: Edition,
  known: readonly BanKind[] | undefined,
  typed: Form = new Map(),
  wasChosen = typed.size > 0,
): Html {
  const kinds = BAN_KINDS.filter((kind) => known?.includes(kind) ?? true).map((kind) => {
    const isTicked = wasChosen ? typed.has(`ban-${kind}`) : true
    return html`<label><input type="checkbox" name="ban-${kind}"${isTicked ? html` checked` : ''}> ${message(edition, `moderation.ban.${kind}`)}</label> `
  })
  return html`<p class="field"><label for="ban-note">${message(edition, 'moderation.noteRequired')}</label>
<span class="hint" id="ban-note-hint">${message(edition, 'moderation.noteHint')}</span>
<input id="ban-note" name="note" required maxlength="500" dir="auto" value="${typed.get('note') ?? ''}" aria-describedby="ban-note-hint"></p>
<fieldset><legend>${message(edition, 'moderation.ban.by')}</legend>${kinds}</fieldset>
<p class="pair">${choice(edition, 'lasts', 'moderation.ban.lasts', Object.keys(BAN_LENGTHS) as (keyof typeof BAN_LENGTHS)[], typed.get('lasts') ?? 'week')}
${choice(edition, 'comment', 'moderation.ban.comment', WITH_COMMENT, typed.get('comment') ?? 'reject')}</p>`
}

function choice(
  edition: Edition,
  name: string,
  label: 'moderation.ban.lasts' | 'moderation.ban.comment',
  values: readonly (keyof typeof BAN_LENGTHS | (typeof WITH_COMMENT)[number])[],
  chosen: string,
): Html {
  const options = values.map(
    (value) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${message(edition, `moderation.ban.${value}`)}</option>`,
  )
  return html`<span><label for="ban-${name}-choice">${message(edition, label)}</label> <select id="ban-${name}-choice" name="${name}">${options}</select></span>`
}

/** The same fields over a list, for whichever comment the script puts into them. */
export function banDialog(edition: Edition, here: string): Html {
  // The script shows the one or the other.
  const whom = html`<span data-ban-one>${message(edition, 'moderation.do.ban')}</span><span data-ban-many hidden>${message(edition, 'moderation.do.banWriters')}</span>`
  return html`<dialog id="ban" aria-labelledby="ban-title">
<h2 id="ban-title">${whom} <bdi data-ban-name></bdi></h2>
<form method="post" action="${decidePath(edition.lang)}">
<input type="hidden" name="do" value="ban"><input type="hidden" name="back" value="${here}">
${banFields(edition, undefined)}
<p class="pair"><button>${whom}</button> <button type="button" class="quiet" data-cancel>${message(edition, 'moderation.ban.cancel')}</button></p>
</form>
</dialog>`
}
