import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { digits } from '../../../locale/numbers.ts'
import { BAN_KINDS, COMMENT_STATES, type CommentState, type FiredRule } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'
import { isolatedMessage } from '../../parts/isolated-message.ts'
import { inLang, marks } from '../../parts/names.ts'
import { articleLink, commentPath } from '../../paths.ts'
import { shortTime } from '../times.ts'
import type { ModeratedComment } from './listed-comments.ts'
import { type Marking, markedText } from './marked-text.ts'
import { articleCommentsPath, decidePath, moderatedPath } from './paths.ts'
import { ruleSentence } from './rule-sentence.ts'

/** How a comment is shown: where its forms lead back to, and whether it can be picked for a bulk action. */
export interface CardPlace {
  readonly edition: Edition
  /** Path and query of the page that it stands on. */
  readonly here: string
  /** The id of the bulk form; undefined where there is none. */
  readonly bulk?: string | undefined
  /** Whether the decisions stand elsewhere on the page. */
  readonly isAlone?: boolean
  readonly isPicked?: boolean
}

/** The decisions that need nothing but a button. */
const QUICK = ['approve', 'reject', 'spam'] as const

export const stateName = (edition: Edition, state: CommentState) => message(edition, `comment.state.${state}`)

/** A comment as moderators see it: what about, by whom, the whole text, why it is here, and what can be done. */
export function commentCard(place: CardPlace, comment: ModeratedComment): Html {
  const { edition, bulk } = place
  const { id, name, state } = comment
  return html`<article class="card ${state}" id="comment-${id}" tabindex="-1" data-id="${id}" data-name="${name}" data-known="${knownBy(comment)}" aria-labelledby="by-${id}">
${bulk ? pick(place, comment) : ''}
${about(edition, comment)}
<p class="by" id="by-${id}"><b><bdi>${markedText(name, markingsIn(edition, comment, 'name'), comment.isNameCovered ? [[0, name.length]] : [])}</bdi></b> <a href="${moderatedPath(edition.lang, id)}">${shortTime(edition, comment.createdAt)}</a>${standing(edition, comment)}</p>
${answered(edition, comment)}
<div class="text words" ${marks(comment.lang)}>${markedText(comment.text, markingsIn(edition, comment, 'text'), comment.redactions)}</div>
${reasons(edition, comment)}
${reported(edition, comment)}
${writer(edition, comment)}
${state === 'deleted' || place.isAlone ? '' : quickDecisions(place, comment)}
</article>`
}

/** By what a ban can know the writer, as the script and the ban's form are told. */
export function knownBy({ name, knownBy: { email, address } }: ModeratedComment): string {
  const known = { name: name !== '', email, address }
  return BAN_KINDS.filter((kind) => known[kind]).join(' ')
}

function pick({ edition, bulk, isPicked }: CardPlace, { id, name }: ModeratedComment): Html {
  return html`<input type="checkbox" class="pick" name="select-${id}" form="${bulk}"${isPicked ? html` checked` : ''} aria-label="${message(edition, 'moderation.select', { name })}">`
}

function about(edition: Edition, { article }: ModeratedComment): Html {
  const headline = inLang(article.headline, article.lang, edition.lang)
  const link =
    article.status === 'published' ? html`<a href="${articleLink(edition.lang, article)}">${headline}</a>` : headline
  return html`<p class="about"><span class="text" ${marks(article.lang)}>${link}</span> <a class="all" href="${articleCommentsPath(edition.lang, article.id)}">${message(edition, 'moderation.allOfArticle')}</a></p>`
}

function standing(edition: Edition, { state, editedAt, article, id }: ModeratedComment): Html {
  const isPublic = state === 'published' && article.status === 'published'
  return html`${state === 'held' ? '' : html` <span class="mark">${stateName(edition, state)}</span>`}${editedAt === undefined ? '' : html` <span class="mark">${message(edition, 'moderation.edited')}</span>`}${isPublic ? html` <a href="${commentPath(articleLink(edition.lang, article), id)}">${message(edition, 'moderation.toPublic')}</a>` : ''}`
}

const SHOWN_OF_PARENT = 300

function answered(edition: Edition, { parent }: ModeratedComment): Html | '' {
  if (!parent) return ''
  const text =
    parent.text.length > SHOWN_OF_PARENT ? `${parent.text.slice(0, SHOWN_OF_PARENT).toWellFormed()}…` : parent.text
  return html`<blockquote><p>${isolatedMessage(edition, 'moderation.answerTo', { name: parent.name })}</p>
<div class="text" ${marks(parent.lang)}>${text}</div></blockquote>`
}

const numbered = (edition: Edition, index: number) => digits(edition, String(index + 1))

function markingsIn(edition: Edition, { fired }: ModeratedComment, field: 'name' | 'text'): readonly Marking[] {
  return fired.flatMap(({ spans }, index) =>
    spans.filter((one) => one.field === field).map(({ span }) => ({ span, by: numbered(edition, index) })),
  )
}

function reasons(edition: Edition, { fired }: ModeratedComment): Html | '' {
  if (fired.length === 0) return ''
  const rows = fired.map(
    (rule, index) =>
      html`<li class="${graveness(rule)}"><span class="number">${numbered(edition, index)}</span> <span>${ruleSentence(edition, rule)}</span></li>\n`,
  )
  return html`<ol class="fired" aria-label="${message(edition, 'moderation.why')}">${rows}</ol>`
}

/** What is asked of every comment here is no reproach to this one. */
function graveness({ rule, asks }: FiredRule): string {
  return rule === 'policy' ? 'usual' : asks
}

function reported(edition: Edition, { reports }: ModeratedComment): Html | '' {
  if (reports.length === 0) return ''
  const rows = reports.map(
    ({ reason, at }) =>
      html`<li>${message(edition, `comments.reports.${reason}`)} <small>${shortTime(edition, at)}</small></li>`,
  )
  return html`<div class="reports"><p>${message(edition, 'moderation.reports')}</p><ul>${rows}</ul></div>`
}

function writer(edition: Edition, { id, writer: counts }: ModeratedComment): Html {
  if (!counts) return html`<p class="writer">${message(edition, 'moderation.writer.none')}</p>`
  const states = COMMENT_STATES.filter((state) => counts[state] > 0).map(
    (state) =>
      html` <span class="${state}">${message(edition, 'moderation.writer.count', { state: stateName(edition, state), number: counts[state] })}</span>`,
  )
  return html`<p class="writer"><a href="${moderatedPath(edition.lang, id)}#writer">${message(edition, 'moderation.writer')}</a>${states}</p>`
}

function quickDecisions({ edition, here }: CardPlace, comment: ModeratedComment): Html {
  const { id, state } = comment
  const done = { approve: 'published', reject: 'rejected', spam: 'spam' } as const
  const waits = comment.reports.length > 0
  const buttons = QUICK.filter((one) => done[one] !== state || (one === 'approve' && waits)).map(
    (one) => html`<button class="${one}" name="do" value="${one}">${message(edition, `moderation.do.${one}`)}</button>`,
  )
  return html`<form class="acts" method="post" action="${decidePath(edition.lang)}">
<input type="hidden" name="select-${id}" value="on"><input type="hidden" name="back" value="${here}">
${buttons} <a class="more" href="${moderatedPath(edition.lang, id)}#more">${message(edition, 'moderation.more')}</a>
</form>`
}
