import type { FiredRule } from '../../model/comment.ts'
import type { Check } from '../check.ts'

/** Below it everybody says the same: “well said”. */
const TELLING_LENGTH = 40

/** Comments from one network in ten minutes, and to one article in one minute, that a conversation has. */
const MOST_LATELY = 5
const MOST_ON_ARTICLE = 30

/** The same text again; many in a short time from one place; many in a short time on one article. */
export const repeats: Check = ({ text, fromStaff }, { sameText, lately, onArticle }) => {
  if (fromStaff) return []
  const fired: FiredRule[] = []
  const repeated = text.length >= TELLING_LENGTH ? sameText.byAnyone : sameText.fromHere
  if (repeated > 0) {
    fired.push({
      rule: 'duplicate',
      asks: 'hold',
      detail: String(repeated),
      spans: [{ field: 'text', span: [0, text.length] }],
    })
  }
  if (lately >= MOST_LATELY) fired.push({ rule: 'burst', asks: 'hold', detail: String(lately), spans: [] })
  if (onArticle >= MOST_ON_ARTICLE) fired.push({ rule: 'flood', asks: 'hold', detail: String(onArticle), spans: [] })
  return fired
}
