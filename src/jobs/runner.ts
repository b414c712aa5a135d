import { setTimeout as wait } from 'node:timers/promises'
import type { Archive } from '../archive/archive.ts'
import { claimFacts, markHandled } from '../archive/facts.ts'
import type { Ports } from '../ports.ts'
import { mergeStep } from '../search/merge.ts'
import { STAGES } from './stages.ts'

/** Facts in one transaction; between two of them requests are answered. */
const FACTS_A_STEP = 16

/** How often one looks whether anything has happened, and how long one waits after a failure. */
const LOOK_MS = 200
const RETRY_MS = 2000

/** Handles the oldest waiting facts; how many there were. A kill in the middle leaves them all waiting. */
export async function handleFacts(archive: Archive): Promise<number> {
  return archive.writes.transaction().execute(async (tx) => {
    const facts = await claimFacts(archive, tx, FACTS_A_STEP)
    for (const fact of facts) {
      for (const stage of STAGES[fact.type]) await stage(archive, tx, fact)
      await breath()
    }
    await markHandled(
      tx,
      facts.map(({ id }) => id),
    )
    return facts.length
  })
}

/** One step of whatever there is to do: facts first, then the upkeep of the index. */
async function step(archive: Archive): Promise<'worked' | 'idle'> {
  if ((await handleFacts(archive)) > 0) return 'worked'
  return mergeStep(archive)
}

/** Works until every fact that waits is handled. */
export async function settle(archive: Archive, stop?: AbortSignal): Promise<void> {
  while (!stop?.aborted && (await handleFacts(archive)) > 0) {
    await mergeStep(archive)
    await breath()
  }
}

/** Works as long as the program serves. A failure is told and tried again: the facts wait. */
export async function work(archive: Archive, { log }: Ports, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      if ((await step(archive)) === 'worked') await breath()
      else await pause(LOOK_MS, stop)
    } catch (error) {
      log(`jobs: ${error instanceof Error ? error.stack : String(error)}`)
      await pause(RETRY_MS, stop)
    }
  }
}

/** Lets everything else that waits in this process go first. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop, ref: false }).catch((error: unknown) => {
    if (!stop.aborted) throw error
  })
}
