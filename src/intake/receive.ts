import type { Archive } from '../archive/archive.ts'
import type { ArticleAddress } from '../model/article.ts'
import type { Outcome } from '../model/item.ts'
import type { Arrival } from './arrival.ts'
import { judgeArrival } from './judge-arrival.ts'
import type { Judged } from './judgement.ts'
import { Known } from './known.ts'
import { write } from './write.ts'

/** What became of one input, as the ledger has it. */
export interface Receipt {
  readonly origin: string
  readonly outcome: Outcome
  /** Why it is a duplicate or was rejected. */
  readonly reason?: string | undefined
  readonly detail?: string | undefined
  /** The article it became or repeats; its `id` is below 1 when a dry run would have made it. */
  readonly article?: ArticleAddress | undefined
}

/**
 * Takes a batch of arrivals into the archive: items, articles, revisions, references, ledger and
 * facts in one transaction, so that a power cut leaves all of it or nothing. Receiving the same
 * batch again changes nothing. Keep batches to about a hundred.
 */
export async function receive(
  archive: Archive,
  now: number,
  arrivals: readonly Arrival[],
): Promise<readonly Receipt[]> {
  return archive.writes.transaction().execute(async (tx) => {
    await archive.lockIntake(tx)
    const known = new Known()
    await known.load(tx, arrivals)
    const articleIds = await archive.allocateIds(tx, 'article', arrivals.length)
    const judged = judgeAll(arrivals, known, now, () => articleIds.shift() ?? 0)
    await write(archive, tx, now, judged)
    return judged.map(receiptOf)
  })
}

/** What `receive` would do, without writing. `known` goes from batch to batch in the archive's place. */
export async function receiveDry(
  archive: Archive,
  now: number,
  arrivals: readonly Arrival[],
  known: Known,
): Promise<readonly Receipt[]> {
  await known.load(archive.reads, arrivals)
  return judgeAll(arrivals, known, now, () => known.provisionalId()).map(receiptOf)
}

function judgeAll(arrivals: readonly Arrival[], known: Known, now: number, nextArticleId: () => number): Judged[] {
  return arrivals.map((arrival) => {
    const itemId = known.item(arrival.digest)?.id
    const judgement = judgeArrival(arrival, known, now, nextArticleId)
    known.remember(arrival.digest, judgement)
    return { arrival, judgement, itemId }
  })
}

function receiptOf({ arrival, judgement }: Judged): Receipt {
  const { origin } = arrival
  switch (judgement.outcome) {
    case 'rejected':
      return { origin, outcome: 'rejected', reason: judgement.rejected.rejection, detail: judgement.rejected.detail }
    case 'duplicate':
      return { origin, outcome: 'duplicate', reason: judgement.reason, article: judgement.article }
    default:
      return { origin, outcome: judgement.outcome, article: judgement.article }
  }
}
