import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { LoadResult, LoadTask } from './load-process.ts'

/**
 * Puts a server under load from a process of its own, so that asking and answering do not share an event loop. The
 * paths are asked for in turn over kept connections.
 */
export async function load(task: LoadTask): Promise<LoadResult> {
  const child = fork(new URL('load-process.ts', import.meta.url))
  child.send(task)
  const [result] = await once(child, 'message')
  await once(child, 'exit')
  return result as LoadResult
}
