import { hash } from 'node:crypto'
import type { Archive, Tx } from '../archive/archive.ts'
import { canBeAnswered, commentableArticle } from '../archive/comment-context.ts'
import { appendDecision } from '../archive/comment-decisions.ts'
import { policiesOf } from '../archive/comment-policy.ts'
import { commentByKey, forgetAddresses, insertComment } from '../archive/comment-writes.ts'
import { tellOfComment } from '../archive/facts.ts'
import { type CommentPolicy, type CommentState, policyInForce, type Verdict } from '../model/comment.ts'
import type { EditionLang } from '../model/lang.ts'
import { type Code, LIFETIME_MS } from './code/code.ts'
import { redeemCode } from './code/redeem.ts'
import { answerMatches, readCode } from './code/verify.ts'
import { type FieldFault, type Fields, takeFields } from './fields.ts'
import { addressHash, commentLang, emailHash, nameKey, privateHash, privateToken, textKey } from './identity.ts'
import { judge } from './judge.ts'
import { knownOf } from './known.ts'
import { isProof } from './proof.ts'
import { isInTime } from './rate.ts'
import type { CommentSettings } from './settings.ts'

/** A comment form as it was sent. */
export interface SentComment {
  readonly articleId: number
  readonly parentId: number | undefined
  readonly edition: EditionLang
  readonly name: string
  readonly text: string
  readonly email: string
  readonly notify: boolean
  /** The token of the form's security code, and what the reader typed for it. */
  readonly token: string
  readonly answer: string
  /** The proof of work that script has put into the form; empty without. */
  readonly proof: string
  /** What stands in the field that no person sees. */
  readonly trap: string
  /** The network address that the form came from. */
  readonly address: string | undefined
  /** The member of staff who sends it, and so needs no code. */
  readonly staffId: number | undefined
}

/** What is wrong with a form beside its fields. */
export const FORM_FAULTS = [
  'code-missing',
  'code-incomplete',
  'code-wrong',
  'code-expired',
  'code-used',
  'too-many',
  'too-many-codes',
  'closed',
  'parent-gone',
] as const
export type FormFault = (typeof FORM_FAULTS)[number]

export type CommentFault = FieldFault | FormFault

/** What became of a form: a comment, new or the one it has become before; or what is to be done first. */
export type Submission =
  | { readonly stored: { readonly id: number; readonly state: CommentState; readonly token: string } }
  | { readonly faults: readonly CommentFault[] }
  | 'no-article'

/**
 * Takes in a comment, in one transaction: what limits it, the code, the judging, the comment with the verdict as its
 * first decision, and the fact of it. A form that was sent before gives the comment that it gave then. A wrong
 * answer is committed too, since it spends its code.
 */
export async function submitComment(
  archive: Archive,
  settings: CommentSettings,
  now: number,
  sent: SentComment,
): Promise<Submission> {
  const taken = takeFields(sent)
  if ('faults' in taken) return { faults: taken.faults }
  const code = readCode(settings.codeSecret, sent.token, { articleId: sent.articleId, now })
  if (code === 'expired') return { faults: ['code-expired'] }
  if (code === 'invalid') return { faults: ['code-missing'] }
  const isProven = settings.proofOfWork !== 'off' && (await isProof(settings.codeSecret, code.id, sent.proof))
  return archive.write((tx) => take(archive, tx, settings, now, { sent, fields: taken.fields, code, isProven }))
}

/** A form whose fields and code can be read. */
interface ReadForm {
  readonly sent: SentComment
  readonly fields: Fields
  readonly code: Code
  readonly isProven: boolean
}

async function take(
  archive: Archive,
  tx: Tx,
  settings: CommentSettings,
  now: number,
  form: ReadForm,
): Promise<Submission> {
  const { sent, code } = form
  const known = await sentBefore(tx, settings, form)
  if (known) return known
  const article = await commentableArticle(tx, now, sent.articleId)
  if (!article) return 'no-article'
  const policy = await policyOf(tx, settings, now, sent.articleId, article.publishedAt)
  if (policy === 'closed') return { faults: ['closed'] }
  if (sent.parentId !== undefined && !(await canBeAnswered(tx, sent.articleId, sent.parentId))) {
    return { faults: ['parent-gone'] }
  }
  if (!(await isInTime(tx, settings.secret, sent.address, now))) return { faults: ['too-many'] }
  const answer = sent.staffId === undefined ? sent.answer : code.answer
  const redeemed = await redeemCode(archive, tx, code, answer, now)
  // Spent by the same form, sent twice at once: on PostgreSQL the other one has only now been committed.
  if (redeemed === 'spent') return (await sentBefore(tx, settings, form)) ?? { faults: ['code-used'] }
  if (redeemed !== 'right') return { faults: [redeemed === 'wrong' ? 'code-wrong' : 'code-incomplete'] }
  return store(tx, settings, now, form, policy)
}

/** The comment that this very form became when it was sent before. */
async function sentBefore(tx: Tx, { secret }: CommentSettings, form: ReadForm): Promise<Submission | undefined> {
  const { sent, code } = form
  // Who has seen no more than the form's token, in a log say, does not know all of this and is told nothing.
  if (sent.staffId === undefined && !answerMatches(code, sent.answer)) return undefined
  const known = await commentByKey(tx, code.id)
  if (known?.digest !== digestOf(form)) return undefined
  return { stored: { id: known.id, state: known.state, token: privateToken(secret, code.id) } }
}

/** Of everything that a reader typed. */
function digestOf({ sent, fields }: ReadForm): string {
  const typed = [fields.name, fields.text, fields.email, sent.parentId]
  return hash('sha256', JSON.stringify(typed), 'base64url')
}

/** The policy that an article's comments stand under now. */
export async function policyOf(
  tx: Tx,
  { policy, closesAfterDays }: CommentSettings,
  now: number,
  articleId: number,
  publishedAt: number,
): Promise<CommentPolicy> {
  return policyInForce({ site: policy, ...(await policiesOf(tx, articleId)), closesAfterDays, publishedAt, now })
}

const ADDRESS_KEPT_MS = 30 * 24 * 3_600_000

async function store(
  tx: Tx,
  { secret, proofOfWork }: CommentSettings,
  now: number,
  form: ReadForm,
  policy: CommentPolicy,
): Promise<Submission> {
  const { sent, fields, code } = form
  const { articleId, edition } = sent
  const writing = {
    articleId,
    text: fields.text,
    textKey: textKey(fields.text),
    nameKey: nameKey(fields.name),
    lang: commentLang(fields.text, edition),
    emailHash: fields.email === undefined ? undefined : emailHash(secret, fields.email),
    addressHash: addressHash(secret, sent.address),
    policy,
  }
  const attempt = {
    ...fields,
    lang: writing.lang,
    trap: sent.trap,
    took: now - (code.expiresAt - LIFETIME_MS),
    proof: { asked: proofOfWork, isGiven: form.isProven },
    fromStaff: sent.staffId !== undefined,
  }
  const verdict = judge(attempt, await knownOf(tx, now, writing))
  const state = stateAfter(verdict)
  const token = privateToken(secret, code.id)
  const id = await insertComment(tx, {
    ...writing,
    ...fields,
    email: sent.notify ? fields.email : undefined,
    parentId: sent.parentId,
    edition,
    state,
    idempotencyKey: code.id,
    digest: digestOf(form),
    privateHash: privateHash(token),
    now,
  })
  const standing = { state, redactions: [], isNameCovered: false }
  await appendDecision(tx, {
    commentId: id,
    batch: `judge ${code.id}`,
    decision: 'judge',
    before: standing,
    after: standing,
    by: 'machine',
    reasons: { fired: verdict.fired },
    undoes: undefined,
    at: now,
  })
  await tellOfComment(tx, now, { type: 'comment.submitted', articleId, commentId: id })
  await forgetAddresses(tx, now - ADDRESS_KEPT_MS)
  return { stored: { id, state, token } }
}

const STATES = { publish: 'published', hold: 'held', reject: 'rejected' } as const

/** Where a verdict puts a comment. */
export function stateAfter({ outcome }: Verdict): CommentState {
  return STATES[outcome]
}
