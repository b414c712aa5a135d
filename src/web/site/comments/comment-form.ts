import { type CommentFault, FORM_FAULTS } from '../../../comments/submit.ts'
import type { Edition } from '../../../locale/edition.ts'
import { type MessageKey, message } from '../../../locale/messages.ts'
import { COMMENT_LIMITS } from '../../../model/comment.ts'
import type { EditionLang } from '../../../model/lang.ts'
import { type Hole, type Html, html, inOnePiece } from '../../html.ts'
import { isolatedMessage } from '../../parts/isolated-message.ts'
import { CODE_FIELDS, type CodeFault, securityCode } from '../../parts/security-code.ts'
import { codePartPath, commentFormPath } from '../../paths.ts'
import type { Site, Visit } from '../../site.ts'
import type { CommentDraft } from './load-comments.ts'

/** The names of the form's fields. What stands in `trap` was written by a program. */
export const COMMENT_FIELDS = {
  name: 'name',
  text: 'comment',
  email: 'email',
  notify: 'notify',
  parent: 'parent',
  trap: 'website',
} as const

/** What a form shows to everyone before a reader has asked for a code. */
const UNTOUCHED: Omit<CommentDraft, 'code'> = {
  name: '',
  text: '',
  email: '',
  notify: false,
  parent: undefined,
  faults: [],
}

/** Which fault of the form the security code part tells of. */
const CODE_FAULTS: Readonly<Partial<Record<CommentFault, CodeFault>>> = {
  'code-incomplete': 'incomplete',
  'code-wrong': 'wrong',
  'code-expired': 'expired',
  'code-used': 'spent',
  'code-missing': 'invalid',
}

/** The field that a fault is told beside, and led to from the summary. */
const FIELD_OF = (fault: CommentFault) => (fault in CODE_FAULTS ? 'code' : `comment-${fault.split('-', 1)[0]}`)
const OF_FORM: ReadonlySet<CommentFault> = new Set(['too-many', 'too-many-codes', 'parent-gone', 'closed'])

/**
 * The form under an article. Without a draft it is the same for every reader, and in the place of the code stands
 * the button that asks for one, which works without script; with script the code comes when the form is needed.
 */
export function commentForm(visit: Visit, articleId: number, path: string, draft?: CommentDraft): Html {
  return html`<form class="comment-form" id="add-comment" method="post" action="${path}#add-comment" aria-labelledby="add-comment-heading">
${draft ? fields(visit, path, draft) : untouchedFields(visit)}
${draft ? codePart(visit, articleId, draft) : codeOnAsking(visit, articleId)}
<p><button class="primary" name="${CODE_FIELDS.intent}" value="send">${message(visit.edition, 'comments.send')}</button></p>
<p class="hint">${message(visit.edition, 'comments.rules')}</p>
</form>`
}

const untouched = new WeakMap<Site, ReadonlyMap<EditionLang, Html>>()

/** The empty fields stand under every article of an edition: drawn once, for they are a fifth of its page. */
function untouchedFields(visit: Visit): Html {
  const { site, edition } = visit
  const last = untouched.get(site)?.get(edition.lang)
  if (last) return last
  const form = inOnePiece(fields(visit, '', UNTOUCHED))
  untouched.set(site, new Map(untouched.get(site)).set(edition.lang, form))
  return form
}

/** `path` is that of the article, to which a form that answers a comment leads back. */
function fields({ edition, site }: Visit, path: string, draft: Omit<CommentDraft, 'code'>): Html {
  const { name, text, email, notify, parent, faults } = draft
  const say = (key: MessageKey) => message(edition, key)
  const faultOf = (field: string) => faults.find((fault) => FIELD_OF(fault) === field && !OF_FORM.has(fault))
  const box = (field: keyof typeof COMMENT_FIELDS & ('name' | 'email'), value: string, more: Hole, hint: Hole) =>
    html`<div>${label(field, field === 'name')}${error(field)}
<input id="comment-${field}" name="${COMMENT_FIELDS[field]}" value="${value}" dir="auto"${more}${described(field)}>
<p class="hint" id="comment-${field}-hint">${hint}</p></div>`
  const label = (field: 'name' | 'text' | 'email', isRequired: boolean) =>
    html`<label for="comment-${field}">${say(`comments.${field}`)}${isRequired ? html`<span aria-hidden="true">*</span>` : ''}</label>`
  const error = (field: string) => {
    const fault = faultOf(`comment-${field}`)
    return fault
      ? html`<p class="error" id="comment-${field}-error">${say(`comments.fault.${fault}` as MessageKey)}</p>`
      : ''
  }
  const described = (field: string) => {
    const isFaulty = faultOf(`comment-${field}`) !== undefined
    return html` aria-describedby="${isFaulty ? `comment-${field}-error ` : ''}comment-${field}-hint"${isFaulty ? html` aria-invalid="true"` : ''}`
  }
  return html`<h3 id="add-comment-heading">${parent ? isolatedMessage(edition, 'comments.replyTo', { name: parent.name }) : say('comments.add')}</h3>
${summary(edition, faults)}
${parent ? html`<input type="hidden" name="${COMMENT_FIELDS.parent}" value="${parent.id}"><p><a href="${commentFormPath(path)}">${say('comments.notAReply')}</a></p>` : ''}
${box('name', name, html` required autocomplete="nickname"`, message(edition, 'comments.hint.name', { count: COMMENT_LIMITS.name.characters }))}
<div>${label('text', true)}${error('text')}
<textarea id="comment-text" name="${COMMENT_FIELDS.text}" rows="7" required dir="auto"${described('text')}>
${text}</textarea>
<p class="hint" id="comment-text-hint">${message(edition, 'comments.hint.text', { count: COMMENT_LIMITS.text.characters, bytes: COMMENT_LIMITS.text.bytes / 1000, marks: COMMENT_LIMITS.marks })}</p></div>
${box('email', email, html` type="email" autocomplete="email"`, say('comments.hint.email'))}
${site.comments.mails ? html`<p class="tick"><input type="checkbox" id="comment-notify" name="${COMMENT_FIELDS.notify}" value="yes"${notify ? html` checked` : ''}> <label for="comment-notify">${say('comments.notify')}</label></p>` : ''}
<div class="trap" aria-hidden="true"><label for="comment-website">${say('comments.trap')}</label><input id="comment-website" name="${COMMENT_FIELDS.trap}" tabindex="-1" autocomplete="off"></div>`
}

function codeFault(faults: readonly CommentFault[]): { readonly fault?: CodeFault } {
  const found = faults.flatMap((fault) => CODE_FAULTS[fault] ?? [])[0]
  return found === undefined ? {} : { fault: found }
}

/** In the place of a code, which a page that all readers share cannot hold. Script asks the address for the code's part. */
function codeOnAsking({ edition, site }: Visit, articleId: number): Html {
  return html`<div class="security-code" data-code-part="${codePartPath(edition.lang, articleId)}">
<p><label for="show-code">${message(edition, 'code.label')}<span aria-hidden="true">*</span></label></p>
<button id="show-code" name="${CODE_FIELDS.intent}" value="code" formnovalidate>${message(edition, 'comments.showCode')}</button>
</div>
<script type="module" src="${site.assets.commentsScript.path}"></script>`
}

/** The part of the form with the code; for a member of staff, that none is needed. */
export function codePart(
  visit: Visit,
  articleId: number,
  { code, staffName, faults }: Pick<CommentDraft, 'code' | 'staffName' | 'faults'>,
): Html {
  if (staffName === undefined) return securityCode(visit, { ...code, articleId, ...codeFault(faults) })
  return html`<p><input type="hidden" name="${CODE_FIELDS.token}" value="${code.token}">${isolatedMessage(visit.edition, 'comments.asStaff', { name: staffName })}</p>`
}

/** Everything that is to be done, at the top, each leading to its field (WCAG 2.2, technique G139). */
function summary(edition: Edition, faults: readonly CommentFault[]): Html | '' {
  if (faults.length === 0) return ''
  const items = faults.map((fault) => {
    const codeFault = CODE_FAULTS[fault]
    const told = message(edition, (codeFault ? `code.error.${codeFault}` : `comments.fault.${fault}`) as MessageKey)
    return OF_FORM.has(fault) ? html`<li>${told}</li>` : html`<li><a href="#${FIELD_OF(fault)}">${told}</a></li>`
  })
  return html`<div class="faults" role="alert" tabindex="-1"><p><b>${message(edition, 'comments.faults')}</b></p><ul>${items}</ul></div>`
}

/** What a reader had written, where it can no longer be sent: to be copied, not lost. */
export function unsendable({ edition }: Visit, { faults, text }: Pick<CommentDraft, 'faults' | 'text'>): Html {
  const told = FORM_FAULTS.filter((fault) => faults.includes(fault)).map(
    (fault) => html`<p class="error">${message(edition, `comments.fault.${fault}` as MessageKey)}</p>`,
  )
  return html`<div class="comment-form" id="add-comment" role="alert">${told}
<p><label for="comment-text">${message(edition, 'comments.yourText')}</label></p>
<textarea id="comment-text" rows="7" readonly dir="auto">
${text}</textarea></div>`
}
