import type { Leaf } from './plan.ts'
import { fieldEdges, type Words } from './words.ts'

/** Words of a passage. */
const WIDTH = 30

/**
 * The place in a body, counted in words, where most of the different asked words stand together: of the first of them, where
 * all are or as many as anywhere. Undefined when none is there.
 */
export function placeIn(words: Words, leaves: readonly Leaf[]): number | undefined {
  const [, , body, end] = fieldEdges(words)
  const leafOf = new Map(
    leaves.flatMap(({ termHashes }, leaf) => Array.from(termHashes, (hash) => [hash, leaf] as const)),
  )
  const inside: { readonly at: number; readonly leaf: number }[] = []
  let best: number | undefined
  let most = 0
  for (let at = body; at < end && most < leaves.length; at += 1) {
    const leaf = leafOf.get((words[at] ?? 0) >>> 16)
    if (leaf === undefined) continue
    inside.push({ at, leaf })
    while (at - (inside[0]?.at ?? at) >= WIDTH) inside.shift()
    const different = new Set(inside.map((one) => one.leaf)).size
    if (different <= most) continue
    most = different
    best = (inside[0]?.at ?? at) - body
  }
  return best
}
