import { resolveSource } from '../agencies.ts'
import type { Step } from './draft.ts'

/**
 * The source that the input names. An agency in the dateline does not stand in for it: papers print, shorten and
 * rewrite an agency's text under their own name.
 */
export const source: Step = (draft, lookups) => {
  const name = draft.raw.source
  const source = name && (lookups.source(name) ?? resolveSource(name))
  return source ? { ...draft, source } : { rejection: 'no-source' }
}
