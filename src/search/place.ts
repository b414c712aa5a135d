import type { Leaf } from './plan.ts'
import { fieldEdges, type Words } from './words.ts'

/** Words of a passage. */
const WIDTH = 30

/** Where in a body asked words stand, counted in words from its beginning. */
export interface Places {
  /** Of all that may be asked words, ascending: one in 65,536 others is taken for one (`words.ts`). */
  readonly hits: readonly number[]
  /** Where most of the different ones stand together: the first of them, where all are or as many as anywhere. */
  readonly best: number
}

/** Undefined when none is there. */
export function placesIn(words: Words, leaves: readonly Leaf[]): Places | undefined {
  const [, , body, end] = fieldEdges(words)
  const hashes = leaves.flatMap(({ termHashes }) => [...termHashes])
  const leafOf = leaves.flatMap(({ termHashes }, leaf) => Array.from(termHashes, () => leaf))
  const hits: number[] = []
  const inside: { readonly at: number; readonly leaf: number }[] = []
  let best = 0
  let most = 0
  for (let at = body; at < end; at += 1) {
    const known = hashes.lastIndexOf((words[at] ?? 0) >>> 16)
    if (known < 0) continue
    hits.push(at - body)
    if (most === leaves.length) continue
    inside.push({ at, leaf: leafOf[known] ?? 0 })
    while (at - (inside[0]?.at ?? at) >= WIDTH) inside.shift()
    const different = new Set(inside.map((one) => one.leaf)).size
    if (different <= most) continue
    most = different
    best = (inside[0]?.at ?? at) - body
  }
  return hits.length > 0 ? { hits, best } : undefined
}
