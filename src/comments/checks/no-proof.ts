import type { Check } from '../check.ts'

/** Comments to one article in a minute, and from one network in ten minutes, at which it is busy. */
const BUSY_ARTICLE = 10
const BUSY_NETWORK = 3

/**
 * The form came without the small calculation that a browser with script makes. A person without script is no
 * program, so it only waits for a moderator, and where the site asks for it only while many come in.
 */
export const noProof: Check = ({ proof: { asked, isGiven }, fromStaff }, { onArticle, lately }) => {
  const isAsked = asked === 'always' || (asked === 'busy' && (onArticle >= BUSY_ARTICLE || lately >= BUSY_NETWORK))
  return isAsked && !isGiven && !fromStaff ? [{ rule: 'no-proof', asks: 'hold', spans: [] }] : []
}
