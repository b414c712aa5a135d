import { type CommentFault, submitComment } from '../../../comments/submit.ts'
import type { Action, PersonalPage, Redrawn } from '../../action.ts'
import { clientAddress } from '../../client-address.ts'
import type { Form } from '../../form.ts'
import { actorOf } from '../../newsroom/cookies.ts'
import { NOT_FOUND, type NotFound } from '../../page.ts'
import { CODE_FIELDS } from '../../parts/security-code.ts'
import { ownCommentPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { articleView } from '../article/article-view.ts'
import { type ArticleData, loadArticle } from '../article/load-article.ts'
import { withdrawnView } from '../article/withdrawn-view.ts'
import { newCode } from '../code/new-code.ts'
import { secondsToWait, tooManyCodes } from '../code/too-many.ts'
import { COMMENT_FIELDS, codePart } from './comment-form.ts'
import { type CommentDraft, readId, readParent } from './load-comments.ts'

/**
 * The comment form as it was sent: to be stored, or only to be given a code. Whatever keeps it from being stored, the
 * page comes back with everything that was typed, what is to be done, and a new code.
 */
export const postComment: Action = async (visit, form, client) => {
  const { site, now, edition } = visit
  const articleId = Number.parseInt(visit.param('address'), 10)
  const actor = await actorOf(site, client.headers)
  const typed = { ...typedIn(form), staffName: actor?.name }
  const intent = form.get(CODE_FIELDS.intent)
  if (intent === 'code' || intent === CODE_FIELDS.another) {
    const seconds = secondsToWait(visit, client)
    if (seconds === undefined) return redrawn(visit, form, typed, [])
    const told = await redrawn(visit, form, typed, ['too-many-codes'])
    return { ...told, headers: { 'Retry-After': String(seconds) } }
  }
  const outcome = await submitComment(site.archive, site.comments, now, {
    ...typed,
    articleId,
    parentId: readId(form.get(COMMENT_FIELDS.parent) ?? null),
    edition: edition.lang,
    token: form.get(CODE_FIELDS.token) ?? '',
    answer: form.get(CODE_FIELDS.answer) ?? '',
    proof: form.get(CODE_FIELDS.proof) ?? '',
    trap: form.get(COMMENT_FIELDS.trap) ?? '',
    address: clientAddress(client, site.trustedProxies),
    staffId: actor?.staffId,
  })
  if (outcome !== 'no-article' && 'stored' in outcome) {
    return { seeOther: ownCommentPath(edition.lang, outcome.stored.token) }
  }
  return redrawn(visit, form, typed, outcome === 'no-article' ? ['closed'] : outcome.faults)
}

/** The part of a form with a code of its own, for script that puts it into the page which all readers share. */
export const codePartPage: PersonalPage = async (visit, client) => {
  const id = readId(visit.param('id'))
  if (id === undefined) return NOT_FOUND
  const refused = tooManyCodes(visit, client)
  if (refused) return refused
  const actor = await actorOf(visit.site, client.headers)
  const part = { code: await newCode(visit, id), staffName: actor?.name, faults: [] }
  return { status: 200, html: codePart(visit, id, part) }
}

/** The article, also when its address has changed while the comment was being written. */
async function loadArticleAnyhow(visit: Visit): Promise<ArticleData | undefined> {
  const loaded = await loadArticle(visit)
  const found = 'movedTo' in loaded ? await loadArticle({ ...visit, path: decodeURI(loaded.movedTo) }) : loaded
  return 'data' in found ? found.data : undefined
}

function typedIn(form: Form): Pick<CommentDraft, 'name' | 'text' | 'email' | 'notify'> {
  const field = (name: keyof typeof COMMENT_FIELDS) => form.get(COMMENT_FIELDS[name]) ?? ''
  return { name: field('name'), text: field('text'), email: field('email'), notify: field('notify') !== '' }
}

/** The article's page with the form as it was filled in; of a withdrawn article, its notice with the text. */
async function redrawn(
  visit: Visit,
  form: Form,
  typed: Omit<CommentDraft, 'faults' | 'code' | 'parent'>,
  faults: readonly CommentFault[],
): Promise<Redrawn | NotFound> {
  const data = await loadArticleAnyhow(visit)
  if (!data) return NOT_FOUND
  const { id, status } = data.article
  if (status === 'withdrawn') {
    return { status: 410, html: withdrawnView(visit, data, { ...typed, faults: ['closed'] }) }
  }
  const parent = await readParent(visit, id, form.get(COMMENT_FIELDS.parent) ?? null)
  const draft = { ...typed, parent, faults, code: await newCode(visit, id) }
  const policy = faults.includes('closed') ? 'closed' : data.comments.policy
  const html = articleView(visit, { ...data, comments: { ...data.comments, policy, draft } })
  return { status: statusOf(faults), html }
}

function statusOf(faults: readonly CommentFault[]): Redrawn['status'] {
  if (faults.length === 0) return 200
  if (faults.includes('too-many') || faults.includes('too-many-codes')) return 429
  return faults.includes('closed') || faults.includes('parent-gone') ? 409 : 422
}
