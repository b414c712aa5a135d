import type { CommentPolicy, ProofOfWork } from '../model/comment.ts'

/** What the operator has settled about comments, and the secrets that only this site has. */
export interface CommentSettings {
  /** Of the whole site, where neither section nor article has its own. */
  readonly policy: CommentPolicy
  /** Days after an article's publication on which its comments close; undefined for never. */
  readonly closesAfterDays: number | undefined
  /** Whether notices can be sent, so that a form may offer them. */
  readonly mails: boolean
  /** When a comment without a proof of work waits. */
  readonly proofOfWork: ProofOfWork
  /** For hashes and private links. */
  readonly secret: Uint8Array
  /** For security codes. */
  readonly codeSecret: Uint8Array
}
