import type { Ban } from '../archive/bans.ts'
import type { TermCounts } from '../archive/comment-terms.ts'
import type { ListedWord } from '../archive/comment-words.ts'
import type { CommentPolicy, FiredRule, ProofOfWork } from '../model/comment.ts'
import type { Lang } from '../model/lang.ts'

/** A comment as it is about to be stored. */
export interface Attempt {
  readonly name: string
  readonly text: string
  readonly lang: Lang
  /** What stands in the field that no person sees. */
  readonly trap: string
  /** From the drawing of the form to its sending, in milliseconds; undefined for a correction. */
  readonly took: number | undefined
  /** When a proof of work is asked for, and whether the form came with one. */
  readonly proof: { readonly asked: ProofOfWork; readonly isGiven: boolean }
  /** Whether a member of staff writes it. */
  readonly fromStaff: boolean
}

/** What is known around it, read in the transaction that stores it. */
export interface Context {
  readonly policy: CommentPolicy
  readonly bans: readonly Ban[]
  readonly words: readonly ListedWord[]
  /** How often the same text was sent in the last days, by anyone and from the same network. */
  readonly sameText: { readonly byAnyone: number; readonly fromHere: number }
  /** How many comments came from the same network in the last ten minutes. */
  readonly lately: number
  /** How many came to the article in the last minute. */
  readonly onArticle: number
  /** Whether a comment of the same name and e-mail was approved before. */
  readonly isApprovedWriter: boolean
  /** What moderators have decided of comments with the same words. */
  readonly learned: {
    readonly all: TermCounts
    readonly terms: ReadonlyMap<string, TermCounts>
  }
}

/** One rule of judging: the times it fires on a comment, or none. Pure. */
export type Check = (attempt: Attempt, context: Context) => readonly FiredRule[]
