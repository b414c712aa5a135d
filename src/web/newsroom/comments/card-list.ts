import type { Edition } from '../../../locale/edition.ts'
import { type MessageKey, message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { keysDialog } from '../keys-dialog.ts'
import type { NewsroomVisit } from '../page.ts'
import { banDialog } from './ban-form.ts'
import { commentCard } from './comment-card.ts'
import { MODERATION_KEYS } from './keys.ts'
import type { ModeratedPage } from './listed-comments.ts'
import { hereOf } from './moderation-page.ts'
import { decidePath, undoPath, withQuery } from './paths.ts'

const BULK = 'bulk'

/** What the script says, by its name in the element's data; `{name}` is left for it to fill in. */
const SAID = ['approve', 'reject', 'spam', 'ban', 'undo', 'nothing', 'failed', 'signedOut', 'unchanged'] as const

/** What is said where there is no comment, and whether the list is of what waits: a comment leaves it once it is decided of. */
export interface CardList {
  readonly empty: string
  readonly isQueue: boolean
}

/** A list of comments to decide of, one by one or several at once, and the way to the next ones. */
export function cardList(
  visit: NewsroomVisit,
  { comments, hasMore }: ModeratedPage,
  { empty, isQueue }: CardList,
): Html {
  const { edition, query } = visit
  const here = hereOf(visit)
  const isPicked = query.get('select') === 'all'
  const place = { edition, here, bulk: BULK, isPicked }
  const next = hasMore ? nextPath(visit, comments.at(-1)?.id) : undefined
  const said = SAID.map((key) => html` data-said-${key.toLowerCase()}="${saidBy(visit, key)}"`)
  return html`<div class="moderation" data-moderation="${isQueue ? 'live' : 'page'}" data-decide="${decidePath(edition.lang)}" data-undo="${undoPath(edition.lang)}"${next ? html` data-next="${next}"` : ''}${said}>
${comments.length > 0 ? bulkForm(visit, here) : ''}
<ol class="cards">${comments.map((comment) => html`<li>${commentCard(place, comment)}</li>\n`)}</ol>
<p class="empty" tabindex="-1"${comments.length > 0 ? html` hidden` : ''}>${empty}</p>
<p class="further">${query.has('after') ? html`<a href="${withQuery(visit.path, { ...withoutCursor(query) })}">${message(edition, 'moderation.first')}</a> ` : ''}${next ? html`<a rel="next" href="${next}">${message(edition, 'moderation.next')}</a>` : ''}</p>
${isQueue ? live(edition, here) : ''}
${keysDialog(edition, MODERATION_KEYS)}
</div>
<script type="module" src="${visit.site.assets.moderationScript.path}"></script>`
}

/** Where the script tells what it has done, and the ban that it asks for without leaving the list. */
function live(edition: Edition, here: string): Html {
  return html`<div class="toast"><p role="status"></p><p role="alert" data-alert></p>
<button type="button" class="quiet" data-undo-last hidden>${message(edition, 'moderation.do.undo')} <kbd>Z</kbd></button></div>
${banDialog(edition, here)}`
}

function saidBy({ edition }: NewsroomVisit, key: (typeof SAID)[number]): string {
  return message(edition, `moderation.live.${key}` as MessageKey, { name: '{name}' })
}

const withoutCursor = (query: URLSearchParams) =>
  Object.fromEntries([...query].filter(([name]) => !['after', 'batch', 'fault', 'select'].includes(name)))

function nextPath({ path, query }: NewsroomVisit, after: number | undefined): string {
  return withQuery(path, { ...withoutCursor(query), after })
}

/** Holds the boxes that stand on the cards, by their `form` attribute: forms cannot stand inside each other. */
function bulkForm({ edition, path, query }: NewsroomVisit, here: string): Html {
  const all = withQuery(path, { ...Object.fromEntries(query), batch: undefined, fault: undefined, select: 'all' })
  const button = (one: 'approve' | 'reject' | 'spam' | 'ban', label: string) =>
    html`<button class="quiet ${one}" name="do" value="${one}">${label}</button> `
  const buttons = (['approve', 'reject', 'spam'] as const).map((one) =>
    button(one, message(edition, `moderation.do.${one}`)),
  )
  return html`<form class="bulk" id="${BULK}" method="post" action="${decidePath(edition.lang)}">
<input type="hidden" name="back" value="${here}">
<a href="${all}" data-select-all>${message(edition, 'moderation.selectAll')}</a>
<span>${message(edition, 'moderation.bulk')}</span>
<input name="note" maxlength="500" dir="auto" placeholder="${message(edition, 'moderation.note')}" aria-label="${message(edition, 'moderation.note')}">
${buttons}${button('ban', message(edition, 'moderation.do.banWriters'))}
<button type="button" class="quiet keys" data-keys hidden>${message(edition, 'moderation.keys')} <kbd>?</kbd></button>
</form>`
}
