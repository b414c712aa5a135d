import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../model/problem.ts'
import { broken, type ModelFolder } from './model-folder.ts'
import type { Answer } from './model-worker.ts'

/** The same file as TypeScript and as JavaScript. */
const WORKER = new URL(`./model-worker${extname(import.meta.url)}`, import.meta.url)

/** What is not answered in this time never will be: a large model takes a minute to load, and seconds for a text. */
const PATIENCE_MS = 5 * 60_000
/** Lists of texts that may wait for the one in hand. */
const MOST_WAITING = 4

/**
 * A model in a thread of its own, so that it holds up no reader. After a fault of the model, or when it does not answer,
 * the thread is ended, and the next texts get a new one.
 */
export class ModelThread {
  /** Names the model and everything that its vectors depend on. */
  readonly model: string
  readonly #folder: ModelFolder
  readonly #patienceMs: number
  #worker: Worker | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #isClosed = false

  private constructor(folder: ModelFolder, worker: Worker, model: string, patienceMs: number) {
    this.#folder = folder
    this.#worker = worker
    this.model = model
    this.#patienceMs = patienceMs
  }

  /**
   * Resolves when the model is loaded.
   *
   * @throws {Problem} `embedding-runtime-missing`, `embedding-model-broken`
   */
  static async open(folder: ModelFolder, patienceMs = PATIENCE_MS): Promise<ModelThread> {
    const { worker, model } = await started(folder, patienceMs)
    return new ModelThread(folder, worker, model, patienceMs)
  }

  /** The vectors of texts, of length 1. Rejects after a fault, and when too much waits already. */
  async vectorsOf(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#waiting > MOST_WAITING) throw new Error('too many texts wait for the model')
    this.#waiting += 1
    const answer = this.#turn.then(() => this.#ask(texts))
    this.#turn = answer.catch(() => undefined)
    return answer.finally(() => {
      this.#waiting -= 1
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end()
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #ask(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#isClosed) throw new Error('the model is closed')
    this.#worker ??= (await started(this.#folder, this.#patienceMs)).worker
    const answer = answerOf(this.#worker, this.#patienceMs)
    this.#worker.postMessage(texts)
    try {
      const told = await answer
      if ('vectors' in told && told.vectors.length === texts.length) return told.vectors
      throw new Error('fault' in told ? told.fault : 'the model did not answer what it was asked')
    } catch (error) {
      await this.#end()
      throw error
    }
  }
}

async function started(folder: ModelFolder, patienceMs: number): Promise<{ worker: Worker; model: string }> {
  const worker = new Worker(WORKER, { workerData: folder })
  // What happens while nobody waits for an answer shows when somebody asks.
  worker.on('error', () => undefined)
  // A model that nobody asks holds up no program that is done.
  worker.unref()
  try {
    const told = await answerOf(worker, patienceMs)
    if ('model' in told) return { worker, model: told.model }
    if ('missing' in told) throw new Problem('embedding-runtime-missing', { command: installCommand() })
    throw new Error('fault' in told ? told.fault : 'the model did not answer what it was asked')
  } catch (error) {
    await worker.terminate()
    throw error instanceof Problem ? error : broken(folder.folder, reasonOf(error))
  }
}

/** Installs what only those need who give a model: the optional peers of `package.json`. */
function installCommand(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const packages = Object.entries(manifest.peerDependencies).map(([name, version]) => `${name}@${version}`)
  return `npm install --no-save ${packages.join(' ')}`
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The next message of a thread; rejects when it fails, ends, or says nothing. */
async function answerOf(worker: Worker, patienceMs: number): Promise<Answer> {
  const over = new AbortController()
  const { signal } = over
  const message = once(worker, 'message', { signal })
  const end = once(worker, 'exit', { signal }).then(() => {
    throw new Error('the thread of the model ended')
  })
  const silence = wait(patienceMs, undefined, { signal }).then(() => {
    throw new Error(`the model did not answer for ${patienceMs / 1000} s`)
  })
  try {
    const [answer] = (await Promise.race([message, end, silence])) as [Answer]
    return answer
  } finally {
    over.abort()
    await Promise.allSettled([message, end, silence])
  }
}
