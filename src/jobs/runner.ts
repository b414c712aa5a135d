import { setTimeout as wait } from 'node:timers/promises'
import type { Archive } from '../archive/archive.ts'
import { claimFacts, markHandled } from '../archive/facts.ts'
import { takeTurns } from '../archive/take-turns.ts'
import type { Ports } from '../ports.ts'
import { knowledgeOf } from '../relate/archive-knowledge.ts'
import { embedStep, wantAllMeaning } from '../relate/meaning/embed.ts'
import type { Meaning } from '../relate/meaning/meaning.ts'
import { refreshStep } from '../relate/upkeep.ts'
import { isIndexOutdated } from '../search/index-version.ts'
import { mergeStep } from '../search/merge.ts'
import { mailStep } from './notices.ts'
import type { StageContext } from './stage.ts'
import { STAGES } from './stages.ts'

/** Facts in one transaction; between two of them requests are answered. */
const FACTS_A_STEP = 16
/**
 * Where a site is served no further fact is begun in a transaction after so long: whoever writes a comment waits for its
 * end, and relating an article alone takes some ten milliseconds.
 */
const LONGEST_STEP_MS = 40

/** How often one looks whether anything has happened, and how long one waits after a failure. */
const LOOK_MS = 200
const RETRY_MS = 2000
/** After a fault of the model, which then has to be loaded again. */
const FAULT_MS = 30_000

/** Where a command works on the archive alone. */
export const NO_SITE: StageContext = {
  now: 0,
  log: () => undefined,
  isServing: false,
  mailer: undefined,
  meaning: undefined,
}

/** Handles the oldest waiting facts: how many, and whether more may wait. A kill in the middle leaves them all waiting. */
export async function handleFacts(
  archive: Archive,
  context: StageContext = NO_SITE,
): Promise<{ readonly handled: number; readonly areMore: boolean }> {
  return archive.derive(async (tx) => {
    const facts = await claimFacts(archive, tx, FACTS_A_STEP, context.isServing ? 'all' : 'articles')
    const turn = takeTurns()
    const since = performance.now()
    const handled: number[] = []
    for (const fact of facts) {
      if (context.isServing && performance.now() - since > LONGEST_STEP_MS) break
      for (const stage of STAGES[fact.type]) await stage(archive, tx, fact, context)
      handled.push(fact.id)
      await turn()
    }
    await markHandled(tx, handled)
    return { handled: handled.length, areMore: handled.length < facts.length || facts.length === FACTS_A_STEP }
  })
}

/** One step of whatever there is to do: facts first, then mail, then the upkeep of the index and of what is related. */
async function step(archive: Archive, context: StageContext): Promise<'worked' | 'idle'> {
  // Where no more waited, what comes in the next moment shares a transaction.
  if ((await handleFacts(archive, context)).areMore) return 'worked'
  if (context.mailer && (await mailStep(archive, context.mailer, context.now)) === 'worked') return 'worked'
  if ((await mergeStep(archive)) === 'worked') return 'worked'
  return refreshStep(archive, await knowledgeOf(archive.reads, context.meaning))
}

/**
 * Works until every fact that waits is handled, the model has read what is due, and every notice that is due has been
 * tried, or until told to stop.
 */
export async function settle(archive: Archive, context: StageContext = NO_SITE, stop?: AbortSignal): Promise<void> {
  const { mailer, meaning, now } = context
  await isIndexOutdated(archive)
  while (!stop?.aborted && (await handleFacts(archive, context)).handled > 0) {
    await mergeStep(archive)
    await breath()
  }
  while (!stop?.aborted && (await refreshStep(archive, await knowledgeOf(archive.reads, meaning))) === 'worked')
    await breath()
  while (!stop?.aborted && meaning && (await embedStep(archive, meaning, context)) !== 'idle') await breath()
  while (!stop?.aborted && mailer && (await mailStep(archive, mailer, now)) === 'worked') await breath()
}

/**
 * Works as long as the program serves. The model reads beside everything else: a report that comes meanwhile does not
 * wait for it.
 */
export async function work(
  archive: Archive,
  { log, now }: Ports,
  given: Pick<StageContext, 'mailer' | 'meaning'>,
  stop: AbortSignal,
): Promise<void> {
  const context = () => ({ ...given, log, isServing: true, now: now() })
  const { meaning } = given
  await Promise.all([
    keepOn(() => step(archive, context()), log, stop),
    meaning && readAll(archive, meaning, context, stop),
  ])
}

async function readAll(
  archive: Archive,
  meaning: Meaning,
  context: () => StageContext,
  stop: AbortSignal,
): Promise<void> {
  let isWanted = false
  const readNext = async () => {
    if (!isWanted) await wantAllMeaning(archive, meaning, stop)
    isWanted = true
    return embedStep(archive, meaning, context())
  }
  await keepOn(readNext, context().log, stop)
}

/** A failure is told and tried again: what is to be done waits in the archive. */
async function keepOn(
  step: () => Promise<'worked' | 'idle' | 'failed'>,
  log: (line: string) => void,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      const outcome = await step()
      if (outcome === 'worked') await breath()
      else await pause(outcome === 'idle' ? LOOK_MS : FAULT_MS, stop)
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
