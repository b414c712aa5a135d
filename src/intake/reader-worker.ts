import { parentPort, workerData } from 'node:worker_threads'
import { type Directory, lookupsOf } from './directory.ts'
import { readArrivals, type Unread } from './read-arrivals.ts'

/* A thread that reads inputs for an import. To each list of them there is one answer, in order: the arrivals of each. */

const lookups = lookupsOf(workerData as Directory)

parentPort?.on('message', async (batch: readonly Unread[]) => {
  parentPort?.postMessage(await Promise.all(batch.map((unread) => readArrivals(unread, lookups))))
})
