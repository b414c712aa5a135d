import type { Generated } from 'kysely'

/** The tables of readers' comments, a part of `Schema`. */
export interface CommentSchema {
  comment: CommentTable
  comment_decision: CommentDecisionTable
  comment_report: CommentReportTable
  comment_policy: CommentPolicyTable
  comment_rule_log: CommentRuleLogTable
  ban: BanTable
  comment_word: CommentWordTable
  comment_term: CommentTermTable
  comment_rate: CommentRateTable
  notice: NoticeTable
}

/** What a reader wrote. E-mail and network address are keyed hashes; the address' goes after a while. */
interface CommentTable {
  id: Generated<number>
  article_id: number
  parent_id: number | null
  name: string
  /** Folded, to know a name again however it is spelled. */
  name_key: string
  text: string
  /** A digest of the folded text, to know the same text again. */
  text_key: string
  lang: string
  /** The edition whose form it was written in. */
  edition: string
  /** Only of who asked to be told of answers. */
  email: string | null
  email_hash: string | null
  address_hash: string | null
  state: string
  /** JSON: spans of the text that the editors have covered. */
  redactions: Generated<string>
  /** 1 where the editors have covered the name. */
  name_covered: Generated<number>
  /** What the classifier has learned it as: `ham` or `spam`. */
  learned: string | null
  created_at: number
  edited_at: number | null
  /** Of the form that it was sent with: the same form sent again is the same comment. */
  idempotency_key: string
  /** Of everything that was sent with that form. */
  digest: string
  /** SHA-256 of the token in its writer's private link. */
  private_hash: string
}

/** What was decided of a comment, by whom and why. Rows are added and never changed. */
interface CommentDecisionTable {
  id: Generated<number>
  comment_id: number
  /** One for all decisions made by one act, which are undone together. */
  batch: string
  decision: string
  /** JSON: state and redactions before and after. */
  before: string
  after: string
  /** Null where the machine or the comment's own writer decided. */
  staff_id: number | null
  by_name: string | null
  /** JSON: the fired rules, or what the moderator wrote. */
  reasons: string
  /** The decision that this one takes back. */
  undoes: number | null
  at: number
}

interface CommentReportTable {
  id: Generated<number>
  comment_id: number
  reason: string
  address_hash: string | null
  at: number
}

interface CommentPolicyTable {
  scope: string
  subject_id: number
  policy: string
  at: number
}

/** Who changed a policy or a listed word, from what to what. Rows are added and never changed. */
interface CommentRuleLogTable {
  id: Generated<number>
  at: number
  /** Null for the command line. */
  staff_id: number | null
  by_name: string | null
  kind: string
  /** The key of a section, the number of an article, or the word. */
  subject: string
  before: string | null
  after: string | null
}

interface BanTable {
  id: Generated<number>
  kind: string
  /** A folded name, or a keyed hash. */
  value: string
  /** What moderators see of it. */
  label: string
  comment_id: number | null
  staff_id: number | null
  by_name: string | null
  reason: string | null
  at: number
  expires_at: number
  lifted_at: number | null
}

/** A word that the operator has listed, as it was written. */
interface CommentWordTable {
  word: string
  asks: string
  at: number
}

/** In how many comments of a language that moderators approved, or called spam, a term stood; the empty term counts the comments. */
interface CommentTermTable {
  lang: string
  term: string
  ham: number
  spam: number
}

/** When the next comment of all that share a slot would be on time, in milliseconds since 1970. */
interface CommentRateTable {
  slot: number
  due: number
}

/** An e-mail to be sent once. */
interface NoticeTable {
  id: Generated<number>
  kind: string
  comment_id: number
  recipient: string
  lang: string
  state: string
  attempts: Generated<number>
  due_at: number
}
