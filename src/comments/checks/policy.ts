import type { Check } from '../check.ts'

/** What the site, the section or the article asks for, whatever the comment says. Staff are trusted already. */
export const policy: Check = ({ fromStaff }, { policy, isApprovedWriter }) => {
  const isFree = fromStaff || policy === 'open' || (policy === 'after-first-approved' && isApprovedWriter)
  return isFree ? [] : [{ rule: 'policy', asks: 'hold', detail: policy, spans: [] }]
}
