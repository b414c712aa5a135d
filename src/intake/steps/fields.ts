import type { RawItem } from '../../model/item.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Step } from './draft.ts'

/** The longest that each field may be, in UTF-16 units after cleaning. Nothing is cut: a field over it is refused. */
const LIMITS = {
  id: 300,
  url: 2000,
  lang: 35,
  kind: 20,
  genre: 20,
  date: 100,
  source: 200,
  section: 200,
  headline: 500,
  standfirst: 2000,
  byline: 500,
  dateline: 200,
  translationOf: 300,
} as const satisfies Partial<Record<keyof RawItem, number>>

const FIELDS = Object.keys(LIMITS) as (keyof typeof LIMITS)[]

/** Cleans every field that is one line of text; what is empty afterwards is absent. */
export const fields: Step = (draft) => {
  const cleaned: Partial<Record<keyof typeof LIMITS, string | undefined>> = {}
  for (const field of FIELDS) {
    const value = draft.raw[field]
    if (value === undefined) continue
    const line = value.length > 10 * LIMITS[field] ? value : cleanLine(value)
    if (line.length > LIMITS[field]) return { rejection: 'too-large', detail: field }
    cleaned[field] = line === '' ? undefined : line
  }
  const { id, standfirst, byline, translationOf } = cleaned
  return { ...draft, raw: { ...draft.raw, ...cleaned }, id, standfirst, byline, translationOf }
}
