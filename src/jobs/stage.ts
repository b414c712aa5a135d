import type { Archive, Tx } from '../archive/archive.ts'
import type { Fact } from '../model/fact.ts'
import type { Mailer } from './mailer.ts'

/** What stages may need beside the archive. */
export interface StageContext {
  readonly now: number
  /** Undefined where no mail server is set. */
  readonly mailer: Mailer | undefined
}

/** Something that follows from a fact, in the transaction that marks the fact as handled. Doing it again changes nothing. */
export type Stage = (archive: Archive, tx: Tx, fact: Fact, context: StageContext) => Promise<void>
