import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../archive/open.ts'
import { knowledgeOf } from '../archive-knowledge.ts'
import { doneBy, type Equipment, type Order } from './crew.ts'
import { Memory } from './memory.ts'

/* A thread that works for a recomputation: to each order there is one answer, one after another. */

const { location, meaning }: Equipment = workerData
const { reads } = await openReader(location)
const knowledge = await knowledgeOf(reads, meaning)
const memory = new Memory()
let last = Promise.resolve()

parentPort?.on('message', (order: Order) => {
  last = last.then(async () => {
    parentPort?.postMessage(await doneBy(order, { reads, knowledge, memory }))
  })
})
