import type { ListedComment } from '../../../archive/comments.ts'
import { formatDate, formatTime, machineDate } from '../../../locale/dates.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { type Html, html } from '../../html.ts'
import { isolatedMessage } from '../../parts/isolated-message.ts'
import { marks } from '../../parts/names.ts'
import { commentFormPath, commentPath, reportPath } from '../../paths.ts'
import { commentName, nameText } from './comment-name.ts'
import { commentText } from './comment-text.ts'

/** Where comments stand, and whether they may be answered. */
export interface CommentPlace {
  readonly edition: Edition
  /** The path of the article's page. */
  readonly article: string
  readonly isOpen: boolean
}

/** A comment and its answers, as far as they stand on this page. */
export interface Thread {
  readonly id: number
  /** Undefined when the comment stands on the page before, or is public no more. */
  readonly root: ListedComment | undefined
  readonly answers: readonly ListedComment[]
}

/** Rows in the order of their threads, parted into these. */
export function threadsOf(rows: readonly ListedComment[]): readonly Thread[] {
  const threads = new Map<number, ListedComment[]>()
  for (const row of rows) {
    const id = row.parentId ?? row.id
    const known = threads.get(id)
    if (known) known.push(row)
    else threads.set(id, [row])
  }
  return [...threads].map(([id, thread]) => ({
    id,
    root: thread.find((one) => one.id === id),
    answers: thread.filter((one) => one.id !== id),
  }))
}

export function threadItem(place: CommentPlace, { id, root, answers }: Thread): Html {
  const nested =
    answers.length > 0 ? html`\n<ol>${answers.map((one) => html`<li>${commentItem(place, one)}</li>\n`)}</ol>` : ''
  return html`<li>${root ? commentItem(place, root) : elsewhere(place, id, answers)}${nested}</li>\n`
}

/** What stands above answers whose comment is not on this page. */
function elsewhere({ edition, article }: CommentPlace, id: number, answers: readonly ListedComment[]): Html {
  const name = answers[0]?.parentName
  const told =
    name === undefined
      ? message(edition, 'comments.answersRemoved')
      : html`<a href="${commentPath(article, id)}">${isolatedMessage(edition, 'comments.answers', { name: nameText(edition, name) })}</a>`
  return html`<p class="meta">${told}</p>`
}

function commentItem({ edition, article, isOpen }: CommentPlace, comment: ListedComment): Html {
  const { id, lang } = comment
  const edited = comment.editedAt === undefined ? '' : html` <span>${message(edition, 'comments.corrected')}</span>`
  const answer = isOpen
    ? html`<a href="${commentFormPath(article, comment.id)}" rel="nofollow">${message(edition, 'comments.reply')}</a> `
    : ''
  return html`<article class="comment" id="comment-${id}">
<p class="meta"><b>${commentName(edition, comment.name)}</b> <a href="${commentPath(article, id)}">${writtenAt(edition, comment.createdAt)}</a>${edited}</p>
<div class="comment-text" ${marks(lang)}>${commentText(edition, comment.text)}</div>
<p class="meta">${answer}<a href="${reportPath(edition.lang, id)}" rel="nofollow">${message(edition, 'comments.report')}</a></p>
</article>`
}

/** Day and time, as the edition tells them. */
export function writtenAt(edition: Edition, at: number): Html {
  const moment = { at, precision: 'minute' } as const
  return html`<time datetime="${machineDate(moment)}">${formatDate(edition, moment)} <span class="time">${formatTime(edition, moment) ?? ''}</span></time>`
}
