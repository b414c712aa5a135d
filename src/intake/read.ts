import type { Item } from '../model/item.ts'
import { decode } from './decode.ts'
import { detectFormat } from './detect-format.ts'
import { isRefusal, type Refusal } from './format.ts'
import type { Input } from './inputs.ts'
import { normalise } from './normalise.ts'
import type { Lookups } from './steps/draft.ts'

/**
 * From bytes to items: the encoding, the format, and each text in it made ready to be received. Mostly
 * one; a JSON array gives one for each element, in its order. Never throws for what an input holds.
 */
export async function readInput(input: Input, lookups: Lookups): Promise<Read> {
  if (isRefusal(input)) return refused({ rejection: input.rejection, detail: input.detail })
  const decoded = decode(input.bytes)
  if (decoded === 'not-text') return refused({ rejection: 'not-text' })
  const format = detectFormat(decoded.text, input.name)
  if (format === undefined) return refused({ rejection: 'unrecognised-format' })
  const parsed = await format.parse(decoded.text)
  const contents = parsed.map((raw) => (isRefusal(raw) ? raw : normalise(raw, lookups)))
  return { format: format.name, contents }
}

/** What an input held, and the name of the format it was in; none when it never came to that. */
export interface Read {
  readonly format: string | undefined
  readonly contents: readonly (Item | Refusal)[]
}

function refused(refusal: Refusal): Read {
  return { format: undefined, contents: [refusal] }
}
