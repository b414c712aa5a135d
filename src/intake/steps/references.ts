import type { Reference } from '../../model/item.ts'
import { cleanLine } from '../../text/clean.ts'
import { matchKey } from '../../text/fold.ts'
import type { Step } from './draft.ts'

const MAX_REFERENCES = 50
const MAX_TITLE = 500
const MAX_COMMENTS = 10_000_000

/** The listed titles, each once in its list, in the page's order; and the number of comments that the page had. */
export const references: Step = (draft) => {
  const { references = [], commentCount = 0 } = draft.raw
  const isCount = Number.isInteger(commentCount) && commentCount >= 0 && commentCount <= MAX_COMMENTS
  return { ...draft, references: distinct(references), commentCount: isCount ? commentCount : 0 }
}

function distinct(references: readonly Reference[]): Reference[] {
  const byKey = new Map<string, Reference>()
  for (const { kind, title } of references) {
    if (byKey.size === MAX_REFERENCES) break
    const line = title.length > 10 * MAX_TITLE ? '' : cleanLine(title)
    const key = `${kind} ${matchKey(line)}`
    if (line !== '' && line.length <= MAX_TITLE && !byKey.has(key)) byKey.set(key, { kind, title: line })
  }
  return [...byKey.values()]
}
