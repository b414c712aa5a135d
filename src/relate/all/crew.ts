import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Db } from '../../archive/archive.ts'
import type { ArchiveLocation } from '../../archive/open.ts'
import { type WaitingPart, waitingPart } from '../../archive/relate-postings.ts'
import { type UncountedPart, uncountedPart } from '../../archive/relate-uncounted.ts'
import type { Knowledge } from '../knowledge.ts'
import type { ModelOfMeaning } from '../meaning/meaning.ts'
import { Memory } from './memory.ts'
import {
  type Carrying,
  type Found,
  findCopies,
  findNeighbours,
  type ReadText,
  readTexts,
  type Weighed,
  weigh,
} from './work.ts'

/** Something to be found out that changes nothing. */
export type Order = OfArticles | OfPart

export interface OfArticles {
  readonly what: 'read' | 'copies' | 'weigh' | 'find'
  readonly ids: readonly number[]
}

/** Of what was put down in parts by feature. */
interface OfPart {
  readonly what: 'sort' | 'count'
  readonly part: number
}

export interface Answers {
  readonly read: readonly ReadText[]
  readonly copies: readonly Carrying[]
  readonly weigh: readonly Weighed[]
  readonly find: readonly Found[]
  readonly sort: WaitingPart
  readonly count: UncountedPart
}

interface Means {
  readonly reads: Db
  readonly knowledge: Knowledge
  readonly memory: Memory
}

export async function doneBy(order: Order, { reads, knowledge, memory }: Means): Promise<Answers[Order['what']]> {
  switch (order.what) {
    case 'read':
      return readTexts(reads, order.ids, knowledge)
    case 'copies':
      return findCopies(reads, order.ids, knowledge)
    case 'weigh':
      return weigh(reads, order.ids, memory)
    case 'find':
      return findNeighbours(reads, order.ids, knowledge, memory)
    case 'sort':
      return waitingPart(reads, order.part)
    case 'count':
      return uncountedPart(reads, order.part)
  }
}

/** Those who work for a recomputation. */
export interface Crew {
  /** How many orders are best under way at once. */
  readonly width: number
  ask<Asked extends Order>(order: Asked): Promise<Answers[Asked['what']]>
}

/** Its threads run until it is closed. */
export interface ThreadCrew extends Crew {
  close(): Promise<void>
}

/** This thread alone: for an archive so small that starting others would take longer. */
export function aloneCrew(reads: Db, knowledge: Knowledge): Crew {
  const memory = new Memory()
  return {
    width: 1,
    ask: async <Asked extends Order>(order: Asked) =>
      (await doneBy(order, { reads, knowledge, memory })) as Answers[Asked['what']],
  }
}

/** What a thread makes of an article it needs no more after it: with more room for the young, less of it is copied. */
const YOUNG_MEGABYTES = 96

/** More threads than this would wait for the one that writes. */
const MOST_THREADS = 4

/** The same file as TypeScript and as JavaScript. */
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url)

/** Other threads, each with a connection of its own. */
export function threadCrew(location: ArchiveLocation, meaning: ModelOfMeaning | undefined): ThreadCrew {
  const threads = Array.from({ length: Math.min(availableParallelism(), MOST_THREADS) }, () =>
    threadOf(location, meaning),
  )
  let turn = 0
  return {
    // One order is done and one waits, so that no thread waits for the next.
    width: 2 * threads.length,
    ask: <Asked extends Order>(order: Asked) => {
      const thread = threads[turn % threads.length]
      turn += 1
      return thread?.ask(order) as Promise<Answers[Asked['what']]>
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

/** What a thread is given to begin with. */
export interface Equipment {
  readonly location: ArchiveLocation
  readonly meaning: ModelOfMeaning | undefined
}

function threadOf({ dataDir, databaseUrl }: ArchiveLocation, meaning: ModelOfMeaning | undefined) {
  const equipment: Equipment = {
    location: { dataDir, databaseUrl },
    // What a model said is stored; the model itself is not needed.
    meaning: meaning && { model: meaning.model, scale: meaning.scale },
  }
  const worker = new Worker(WORKER, {
    workerData: equipment,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  })
  const waiting: PromiseWithResolvers<Answers[Order['what']]>[] = []
  worker.on('message', (answer) => waiting.shift()?.resolve(answer))
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return {
    ask(order: Order) {
      const answer = Promise.withResolvers<Answers[Order['what']]>()
      waiting.push(answer)
      worker.postMessage(order)
      return answer.promise
    },
    close: () => worker.terminate(),
  }
}

/** Something asked for, with its answer. */
export type Answered<Asking extends { readonly order: Order }> = Asking & {
  readonly answer: Answers[Asking['order']['what']]
}

/** An order for each of some parts. */
export async function* ofParts<What extends OfPart['what']>(
  what: What,
  parts: readonly number[],
): AsyncGenerator<{ readonly order: OfPart & { readonly what: What } }> {
  for (const part of parts) yield { order: { what, part } }
}

/**
 * Has orders done as they come, several at once, and hands on the answers in the order of the orders. An order is only
 * asked for when there is someone to do it.
 */
export async function* answersTo<Asking extends { readonly order: Order }>(
  crew: Crew,
  orders: AsyncIterator<Asking>,
): AsyncIterable<Answered<Asking>> {
  const underway: { readonly asking: Asking; readonly answer: Promise<Answers[Asking['order']['what']]> }[] = []
  for (let hasMore = true; ; ) {
    while (hasMore && underway.length < crew.width) {
      const { value, done } = await orders.next()
      if (done) hasMore = false
      else {
        const answer = crew.ask<Asking['order']>(value.order)
        // It is awaited below, in its turn; until then a failure is nobody's.
        answer.catch(() => undefined)
        underway.push({ asking: value, answer })
      }
    }
    const first = underway.shift()
    if (!first) return
    yield { ...first.asking, answer: await first.answer }
  }
}
