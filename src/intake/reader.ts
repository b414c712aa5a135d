import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Arrival } from './arrival.ts'
import { type Directory, lookupsOf } from './directory.ts'
import { readArrivals, type Unread } from './read-arrivals.ts'

/** The same file as TypeScript and as JavaScript. */
const WORKER = new URL(`./reader-worker${extname(import.meta.url)}`, import.meta.url)

/** The arrivals of each input. */
type Answer = readonly (readonly Arrival[])[]

/**
 * Reads inputs in a thread of its own, while this one writes what was read before. The first ones it reads here: a
 * small import is done by the time that a thread has started.
 */
export class Reader {
  readonly #directory: Directory
  readonly #waiting: PromiseWithResolvers<Answer>[] = []
  #hasRead = false
  #worker: Worker | undefined

  constructor(directory: Directory) {
    this.#directory = directory
  }

  read(batch: readonly Unread[]): Promise<Answer> {
    if (this.#hasRead) return this.#ask(batch)
    this.#hasRead = true
    const lookups = lookupsOf(this.#directory)
    return Promise.all(batch.map((unread) => readArrivals(unread, lookups)))
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(batch: readonly Unread[]): Promise<Answer> {
    this.#worker ??= this.#start()
    const answer = Promise.withResolvers<Answer>()
    this.#waiting.push(answer)
    this.#worker.postMessage(batch.map(onItsOwn))
    return answer.promise
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { workerData: this.#directory })
    worker.on('message', (answer: Answer) => this.#waiting.shift()?.resolve(answer))
    worker.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
    return worker
  }
}

/** A view would be sent with all of the buffer that it looks at. */
function onItsOwn({ input, digest }: Unread): Unread {
  return { input: 'bytes' in input ? { ...input, bytes: new Uint8Array(input.bytes) } : input, digest }
}
