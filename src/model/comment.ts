import type { EditionLang, Lang } from './lang.ts'

/** Part of a text, as UTF-16 offsets, the end not included. */
export type Span = readonly [start: number, end: number]

/**
 * Where a comment stands. Only `published` is public. `deleted` is what its writer took back; `rejected` and `spam`
 * are what a moderator, or a check, decided.
 */
export const COMMENT_STATES = ['held', 'published', 'rejected', 'spam', 'deleted'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

/** What a reader wrote about an article, or in answer to another comment of it. */
export interface Comment {
  readonly id: number
  readonly articleId: number
  /** The comment it answers, which itself answers none: threads are one level deep. */
  readonly parentId: number | undefined
  readonly name: string
  readonly text: string
  /** Detected, never taken from the page around it. */
  readonly lang: Lang
  readonly state: CommentState
  /** What the editors have covered, in the order of the text; the text itself is never changed by them. */
  readonly redactions: readonly Span[]
  /** Whether they have covered the name. */
  readonly isNameCovered: boolean
  readonly createdAt: number
  /** When its writer corrected it. */
  readonly editedAt: number | undefined
}

/** Stands in a public text, or in the place of a name, for what the editors have covered: a noncharacter, which no accepted text holds. */
export const REDACTED = '\uFDD0'

/** The text as the public may read it. `spans` stand in the order of the text and do not overlap. */
export function redacted(text: string, spans: readonly Span[]): string {
  return spans.reduceRight((left, [start, end]) => left.slice(0, start) + REDACTED + left.slice(end), text)
}

/** What a check may ask for; the gravest of all that fired decides. */
export const VERDICTS = ['publish', 'hold', 'reject'] as const
export type VerdictOutcome = (typeof VERDICTS)[number]

/** The rules that can fire, each with its sentence for moderators. */
export const RULES = [
  'honeypot',
  'too-fast',
  'no-proof',
  'ban',
  'word',
  'link',
  'name-link',
  'duplicate',
  'burst',
  'flood',
  'classifier',
  'policy',
] as const
export type Rule = (typeof RULES)[number]

/** Where in a comment a rule fired. */
export interface RuleSpan {
  readonly field: 'name' | 'text'
  readonly span: Span
}

/** A word that spoke for or against a comment: `spam` is the probability, 0 to 1, that a comment with it is spam. */
export interface Evidence {
  readonly word: string
  readonly spam: number
}

/** A rule that fired on a comment, what it asks for, and why. */
export interface FiredRule {
  readonly rule: Rule
  readonly asks: 'hold' | 'reject'
  /** What it fired on, in the rule's own words: the listed word, the policy, how many. */
  readonly detail?: string
  readonly spans: readonly RuleSpan[]
  readonly evidence?: readonly Evidence[]
}

/** What the machine says of a comment: `publish` when nothing fired. */
export interface Verdict {
  readonly outcome: VerdictOutcome
  readonly fired: readonly FiredRule[]
}

/** Who may comment on an article, and what becomes of it. */
export const COMMENT_POLICIES = ['open', 'pre-moderated', 'after-first-approved', 'closed'] as const
export type CommentPolicy = (typeof COMMENT_POLICIES)[number]

/** When a comment without a proof of work waits: never, and none is asked for; while many come in; always. */
export const PROOFS_OF_WORK = ['off', 'busy', 'always'] as const
export type ProofOfWork = (typeof PROOFS_OF_WORK)[number]

/** What moderators decide. `ban` bans its writer; it changes no comment. `reopen` lets it wait for a decision again. */
export const DECISIONS = ['approve', 'reject', 'spam', 'reopen', 'redact', 'ban', 'undo'] as const
export type DecisionKind = (typeof DECISIONS)[number]

/** What a reader may report a comment for. */
export const REPORT_REASONS = ['abuse', 'hate', 'spam', 'private', 'false', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** By what a writer can be known again; e-mail and address are keyed hashes. */
export const BAN_KINDS = ['name', 'email', 'address'] as const
export type BanKind = (typeof BAN_KINDS)[number]

/** What a comment may be, told beside its fields. Bytes are those of UTF-8. */
export const COMMENT_LIMITS = {
  name: { characters: 60, bytes: 400 },
  text: { characters: 4000, bytes: 20_000 },
  email: { characters: 254, bytes: 254 },
  /** Combining marks on one letter: a vowelled, annotated Quranic letter has four. */
  marks: 6,
} as const

/** How long its writer may correct a comment. */
export const CORRECTION_MS = 10 * 60_000

/** What decides whether an article takes comments. */
export interface PolicyQuestion {
  readonly site: CommentPolicy
  readonly section: CommentPolicy | undefined
  readonly article: CommentPolicy | undefined
  /** Days after publication on which comments close by themselves; undefined for never. */
  readonly closesAfterDays: number | undefined
  readonly publishedAt: number
  readonly now: number
}

const DAY_MS = 24 * 3_600_000

/** The policy in force: the article's own, else its section's, else the site's. One set for the article itself outlives the closing by age. */
export function policyInForce(question: PolicyQuestion): CommentPolicy {
  const { site, section, article, closesAfterDays, publishedAt, now } = question
  if (article !== undefined) return article
  if (closesAfterDays !== undefined && now >= publishedAt + closesAfterDays * DAY_MS) return 'closed'
  return section ?? site
}

/** What a notice tells by e-mail: of a held comment to the moderators, of an answer to whoever asked for it. */
export type NoticeKind = 'held' | 'reply'

export interface Notice {
  readonly id: number
  readonly kind: NoticeKind
  readonly commentId: number
  readonly recipient: string
  readonly lang: EditionLang
  /** How often its sending has begun. */
  readonly attempts: number
}
