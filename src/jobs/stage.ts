import type { Archive, Tx } from '../archive/archive.ts'
import type { Fact } from '../model/fact.ts'
import type { Meaning } from '../relate/meaning/meaning.ts'
import type { Mailer } from './mailer.ts'

/** What stages may need beside the archive. */
export interface StageContext {
  readonly now: number
  /** One line about what goes on, for the operator. */
  readonly log: (line: string) => void
  /** Without a site around the archive, the facts of comments are left to the one that serves. */
  readonly isServing: boolean
  /** Undefined where no mail server is set. */
  readonly mailer: Mailer | undefined
  /** Undefined where the operator gave no embedding model. */
  readonly meaning: Meaning | undefined
}

/** Something that follows from a fact, in the transaction that marks the fact as handled. Doing it again changes nothing. */
export type Stage = (archive: Archive, tx: Tx, fact: Fact, context: StageContext) => Promise<void>
