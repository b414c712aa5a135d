import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { IndexableArticle } from '../archive/search.ts'
import type { Message } from './index-worker.ts'
import type { MadeBlock } from './make-block.ts'

/** The same file as TypeScript and as JavaScript. */
const WORKER = new URL(`./index-worker${extname(import.meta.url)}`, import.meta.url)

/** Makes blocks of articles in a thread of its own. */
export class Indexer {
  readonly #worker = new Worker(WORKER)
  readonly #waiting: PromiseWithResolvers<MadeBlock | undefined>[] = []

  constructor() {
    this.#worker.on('message', (answer) => this.#waiting.shift()?.resolve(answer))
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
  }

  /** Resolves when the articles are analysed. */
  async add(articles: readonly IndexableArticle[]): Promise<void> {
    await this.#ask(articles)
  }

  /** The block of the articles that were added since the last one. */
  async finish(): Promise<MadeBlock> {
    const block = await this.#ask('finish')
    if (!block) throw new Error('an indexing thread made no block')
    return block
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(message: Message): Promise<MadeBlock | undefined> {
    const answer = Promise.withResolvers<MadeBlock | undefined>()
    this.#waiting.push(answer)
    this.#worker.postMessage(message)
    return answer.promise
  }
}
