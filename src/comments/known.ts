import type { Tx } from '../archive/archive.ts'
import { bansOn } from '../archive/bans.ts'
import { countAround, isApprovedWriter } from '../archive/comment-context.ts'
import { termCounts } from '../archive/comment-terms.ts'
import { listedWords } from '../archive/comment-words.ts'
import type { CommentPolicy } from '../model/comment.ts'
import type { Lang } from '../model/lang.ts'
import type { Context } from './check.ts'
import { learnedUnder, termsOf } from './classifier.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** By what the surroundings of a comment are looked up. */
export interface Writing {
  readonly articleId: number
  readonly text: string
  readonly textKey: string
  readonly nameKey: string
  readonly lang: Lang
  readonly emailHash: string | undefined
  readonly addressHash: string | undefined
  readonly policy: CommentPolicy
  /** The comment itself, when it is judged again after a correction. */
  readonly except?: number
}

/** Reads everything that the checks ask about a comment, in the transaction that stores it. */
export async function knownOf(tx: Tx, now: number, writing: Writing): Promise<Context> {
  const { nameKey, emailHash, addressHash, policy } = writing
  const around = await countAround(
    tx,
    { ...writing, except: writing.except },
    { sameText: now - 7 * DAY, lately: now - 10 * MINUTE, onArticle: now - MINUTE },
  )
  const bans = await bansOn(tx, now, {
    name: nameKey,
    ...(emailHash && { email: emailHash }),
    ...(addressHash && { address: addressHash }),
  })
  const terms = termsOf(writing.text, writing.lang).map(({ term }) => term)
  return {
    policy,
    bans,
    words: await listedWords(tx),
    sameText: { byAnyone: around.sameTextByAnyone, fromHere: around.sameTextFromHere },
    lately: around.lately,
    onArticle: around.onArticle,
    isApprovedWriter:
      policy === 'after-first-approved' && emailHash !== undefined && (await isApprovedWriter(tx, nameKey, emailHash)),
    learned: await termCounts(tx, learnedUnder(writing.lang), terms),
  }
}
