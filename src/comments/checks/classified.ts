import type { Check } from '../check.ts'
import { opinionOn, termsOf } from '../classifier.ts'

/** From here on a comment waits for a moderator. The classifier never rejects: it can be wrong, and must see its errors. */
const SUSPECT = 0.9

const SHOWN = 10

/** It reads like what moderators called spam before; the words that say so are marked, those that speak against it told. */
export const classified: Check = ({ text, lang, fromStaff }, { learned }) => {
  if (fromStaff) return []
  const opinion = opinionOn(termsOf(text, lang), learned)
  if (!opinion || opinion.spam < SUSPECT) return []
  const shown = opinion.evidence.slice(0, SHOWN)
  const marked = shown.filter(({ spam }) => spam > 0.5).flatMap(({ spans }) => spans)
  return [
    {
      rule: 'classifier',
      asks: 'hold',
      detail: opinion.spam.toFixed(3),
      spans: marked.map((span) => ({ field: 'text', span })),
      evidence: shown.map(({ word, spam }) => ({ word, spam: Math.round(spam * 1000) / 1000 })),
    },
  ]
}
