import { skeletons } from '../names/skeleton.ts'

/** What the other script may write apart, with its article or without, or leave out. */
const PARTICLE = /^(?:بن|ابن|عبد|bin|ibn|ben|abd[aeou]?)(?=.{3})/
const MOST_KEPT = 20_000

const known = new Map<string, readonly string[]>()

/**
 * What a full name sounds like, whatever its script: the skeletons of its first and of its last part, each with each.
 * Names of one person nearly always share one (docs/names.md); at most nine.
 */
export function soundsOf(parts: readonly string[]): readonly string[] {
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined || parts.length < 2) return []
  return soundOf(first).flatMap((one) => soundOf(last).map((other) => `${one}.${other}`))
}

function soundOf(part: string): readonly string[] {
  const found = known.get(part)
  if (found) return found
  const keys = skeletons(part.replace(PARTICLE, ''))
  const sounds = keys.length > 0 ? keys : ['']
  if (known.size >= MOST_KEPT) known.clear()
  known.set(part, sounds)
  return sounds
}
