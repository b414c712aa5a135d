import type { FiredRule, RuleSpan } from '../../model/comment.ts'
import { linksOf } from '../../text/links.ts'
import type { Check } from '../check.ts'

/** A reader may point to a source or two. */
const MOST_LINKS = 2

/** More addresses than an argument needs, or one in the name. */
export const links: Check = ({ name, text }) => {
  const spansIn = (field: RuleSpan['field'], written: string) =>
    linksOf(written).map(({ start, end }): RuleSpan => ({ field, span: [start, end] }))
  const inText = spansIn('text', text)
  const inName = spansIn('name', name)
  const fired: FiredRule[] = []
  if (inText.length > MOST_LINKS)
    fired.push({ rule: 'link', asks: 'hold', detail: String(inText.length), spans: inText })
  if (inName.length > 0) fired.push({ rule: 'name-link', asks: 'hold', spans: inName })
  return fired
}
