import type { Item, RawItem } from '../model/item.ts'
import { isRefusal, type Refusal } from './format.ts'
import { body } from './steps/body.ts'
import { date } from './steps/date.ts'
import { dateline } from './steps/dateline.ts'
import type { Draft, Lookups, Step } from './steps/draft.ts'
import { fields } from './steps/fields.ts'
import { headline } from './steps/headline.ts'
import { kind } from './steps/kind.ts'
import { language } from './steps/language.ts'
import { markup } from './steps/markup.ts'
import { references } from './steps/references.ts'
import { section } from './steps/section.ts'
import { source } from './steps/source.ts'
import { topics } from './steps/topics.ts'
import { url } from './steps/url.ts'

/** In this order, because each relies on those before it; the first that refuses gives the reason. */
const STEPS: readonly Step[] = [
  fields, // everything after compares and measures clean text
  headline, // the part by which a person knows which text a refusal is about
  date,
  source,
  url,
  body, // the costly part, once the cheap ones found nothing missing
  dateline, // needs the source, to know whether the agency in it is another one
  language, // by the body without its dateline
  kind,
  section,
  topics,
  references,
  markup, // last, so that nothing untrusted is put into a body that is safe
]

/**
 * A raw item with everything resolved and its body safe, or the reason why it is none. Pure: the same
 * item and answers give the same result.
 */
export function normalise(raw: RawItem, lookups: Lookups): Item | Refusal {
  let draft: Draft = { raw, text: [] }
  for (const step of STEPS) {
    const next = step(draft, lookups)
    if (isRefusal(next)) return next
    draft = next
  }
  return finished(draft)
}

/** Every step has run, so every field of an item is there; `normalise.test.ts` holds it to that. */
function finished({ raw: _, text: __, markup: ___, ...item }: Draft): Item {
  return item as Item
}
