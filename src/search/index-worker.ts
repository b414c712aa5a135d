import { parentPort } from 'node:worker_threads'
import type { IndexableArticle } from '../archive/search.ts'
import { BlockMaker } from './make-block.ts'

/*
 * A thread that analyses articles for a rebuild. To each message there is one answer, in order: for articles nothing,
 * for `finish` the block that they make.
 */

export type Message = readonly IndexableArticle[] | 'finish'

const maker = new BlockMaker()

parentPort?.on('message', (message: Message) => {
  if (message !== 'finish') {
    for (const article of message) maker.add(article)
    parentPort?.postMessage(undefined)
    return
  }
  const block = maker.finish()
  const buffers = [block.words.bytes, block.postings.bytes].map(({ buffer }) => buffer as ArrayBuffer)
  parentPort?.postMessage(block, buffers)
})
