import { cleanLine } from '../../text/clean.ts'
import { matchKey } from '../../text/fold.ts'
import type { Step } from './draft.ts'

const MAX_TOPICS = 30
const MAX_TOPIC = 100

/** What the input says that it is about, each once, in its order; a sentence is no topic. */
export const topics: Step = (draft) => {
  const byKey = new Map<string, string>()
  for (const topic of draft.raw.topics ?? []) {
    if (byKey.size === MAX_TOPICS) break
    const line = topic.length > 10 * MAX_TOPIC ? '' : cleanLine(topic)
    const key = matchKey(line)
    if (key !== '' && line.length <= MAX_TOPIC && !byKey.has(key)) byKey.set(key, line)
  }
  return { ...draft, topics: byKey.size > 0 ? [...byKey.values()] : undefined }
}
