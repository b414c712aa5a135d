import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { openModel } from './model.ts'
import type { ModelFolder } from './model-folder.ts'

/*
 * The thread in which a model runs. It first answers with what it has opened, then each list of texts with their
 * vectors, in order. A failure is an answer too; whoever gets it ends the thread, since a fault may have spoilt the
 * memory of the model.
 */

export type Answer =
  | { readonly model: string }
  | { readonly vectors: readonly Float32Array<ArrayBuffer>[] }
  | { readonly missing: true }
  | { readonly fault: string }

const folder: ModelFolder = workerData

async function start(): Promise<void> {
  const bytes = readFileSync(folder.model)
  const tokenizer = readFileSync(folder.tokenizer)
  const model = await openModel(folder, bytes, JSON.parse(tokenizer.toString('utf8')))
  parentPort?.on('message', (texts: readonly string[]) => {
    model.vectorsOf(texts).then((vectors) => answer({ vectors }), fail)
  })
  const { pooling, mostTokens, prefix } = folder
  const identity = createHash('sha256').update(bytes).update(tokenizer)
  identity.update(JSON.stringify({ pooling, mostTokens, prefix }))
  answer({ model: identity.digest('base64url').slice(0, 22) })
}

function answer(answer: Answer): void {
  parentPort?.postMessage(answer)
}

function fail(error: unknown): void {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
  answer(isMissing ? { missing: true } : { fault: error instanceof Error ? error.message : String(error) })
}

start().catch(fail)
