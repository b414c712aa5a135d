import { skeletons } from '../names/skeleton.ts'
import { remembered } from '../remembered.ts'

/** What the other script may write apart, with its article or without, or leave out. */
const PARTICLE = /^(?:بن|ابن|عبد|bin|ibn|ben|abd[aeou]?)(?=.{3})/
const MOST_KEPT = 20_000

/**
 * What a full name sounds like, whatever its script: the skeletons of its first and of its last part, each with each.
 * Names of one person nearly always share one (docs/names.md); at most nine.
 */
export function soundsOf(parts: readonly string[]): readonly string[] {
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined || parts.length < 2) return []
  return soundOf(first).flatMap((one) => soundOf(last).map((other) => `${one}.${other}`))
}

const soundOf = remembered(MOST_KEPT, (part): readonly string[] => {
  const keys = skeletons(part.replace(PARTICLE, ''))
  return keys.length > 0 ? keys : ['']
})
