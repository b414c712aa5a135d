/** Paragraphs of two texts that translate one another: one of each, or two of one side. */
export interface AlignedParagraphs {
  readonly arabic: string
  readonly english: string
}

/** Arabic news text has fewer letters than its English, which writes its vowels. */
const LENGTH_RATIO = 1.2
/** How much lengths scatter around it, squared, for each letter. */
const VARIANCE = 6.8

/** What it costs, in nats, to take so many paragraphs of either side together (Gale and Church 1993, table 5). */
const BEADS: readonly (readonly [arabic: number, english: number, cost: number])[] = [
  [1, 1, -Math.log(0.89)],
  [1, 0, -Math.log(0.005)],
  [0, 1, -Math.log(0.005)],
  [2, 1, -Math.log(0.045)],
  [1, 2, -Math.log(0.045)],
]
const MOST_PARAGRAPHS = 200

/**
 * Aligns the paragraphs of two translations by their lengths (Gale and Church 1993). What only one text has is left
 * out. Quadratic in the number of paragraphs, of which the first 200 are read.
 */
export function alignParagraphs(arabic: readonly string[], english: readonly string[]): readonly AlignedParagraphs[] {
  const [left, right] = [arabic.slice(0, MOST_PARAGRAPHS), english.slice(0, MOST_PARAGRAPHS)]
  const width = right.length + 1
  const costs = new Float64Array((left.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  const chosen = new Int8Array(costs.length).fill(-1)
  costs[0] = 0
  for (let a = 0; a <= left.length; a += 1) {
    for (let e = 0; e <= right.length; e += 1) {
      for (const [bead, [ofLeft, ofRight, prior]] of BEADS.entries()) {
        if (a < ofLeft || e < ofRight) continue
        const before = costs[(a - ofLeft) * width + e - ofRight] ?? Number.POSITIVE_INFINITY
        const cost = before + prior + mismatch(lengthOf(left, a - ofLeft, a), lengthOf(right, e - ofRight, e))
        if (cost >= (costs[a * width + e] ?? 0)) continue
        costs[a * width + e] = cost
        chosen[a * width + e] = bead
      }
    }
  }
  return traced(left, right, chosen, width)
}

function traced(left: readonly string[], right: readonly string[], chosen: Int8Array, width: number) {
  const found: AlignedParagraphs[] = []
  for (let a = left.length, e = right.length; a > 0 || e > 0; ) {
    const [ofLeft = 1, ofRight = 1] = BEADS[chosen[a * width + e] ?? 0] ?? []
    const [arabic, english] = [left.slice(a - ofLeft, a).join('\n'), right.slice(e - ofRight, e).join('\n')]
    if (arabic !== '' && english !== '') found.push({ arabic, english })
    a -= ofLeft
    e -= ofRight
  }
  return found.reverse()
}

function lengthOf(paragraphs: readonly string[], from: number, to: number): number {
  return paragraphs.slice(from, to).reduce((sum, paragraph) => sum + paragraph.length, 0)
}

/** The square of how many standard deviations the lengths are apart, halved: a normal density in nats. */
function mismatch(arabic: number, english: number): number {
  const mean = (arabic + english / LENGTH_RATIO) / 2 + 1
  const deviation = (english - arabic * LENGTH_RATIO) / Math.sqrt(mean * VARIANCE)
  return Math.min((deviation * deviation) / 2, 20)
}
