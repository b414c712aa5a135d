/**
 * A joint multigram model of a name in two scripts (Deligne and Bimbot 1995; Bisani and Ney 2008): both
 * spellings are made side by side of pairs of chunks, `sh`:`ش`, `e`:``, each drawn with its own probability
 * whatever stood before. Word edges are letters, so that a chunk at the beginning or the end is its own.
 * It is the joint source-channel model of Li, Zhang and Su (2004) without its history, and the stochastic edit
 * distance of Ristad and Yianilos (1998) with operations of several letters.
 */
export interface Multigram {
  /** How many pairs of chunks carry a weight. */
  readonly size: number
  latin(letters: string): LatinName
  arabic(letters: string): ArabicName
  /** Pointwise mutual information in nats: how much more often the two are one name than by chance. */
  information(arabic: ArabicName, latin: LatinName): number
}

/** A name made ready for comparisons: which chunks begin at each of its letters, and how likely it is by itself. */
export interface PreparedName {
  /** Letters with both edges. */
  readonly length: number
  /** Row of the weights for the chunk of d letters at letter i, at `i * stride + d`; -1 where no weight is. */
  readonly chunks: Int32Array
  /** Natural logarithm of the probability of this spelling alone. */
  readonly logProbability: number
}
declare const script: unique symbol
export type LatinName = PreparedName & { readonly [script]?: 'Latn' }
export type ArabicName = PreparedName & { readonly [script]?: 'Arab' }

/** By Latin chunk, what it is written as in Arabic: chunks and probabilities. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The most letters of a chunk, edges among them. */
export const MOST_LATIN = 3
export const MOST_ARABIC = 3

const EDGES = { begin: '^', end: '$' }

/** One letter that stands for none, or for another that it never stood for: rare, but never impossible. */
const UNSEEN = 1e-9

const ARABIC_STRIDE = MOST_ARABIC + 1

export function withEdges(letters: string): string {
  return EDGES.begin + letters + EDGES.end
}

/** The model of these weights. Reading it once costs a few milliseconds; comparisons share its memory and are not reentrant. */
export function createMultigram(weights: Weights): Multigram {
  const latinRows = new Map([...weights.keys()].map((chunk, row) => [chunk, row]))
  const arabicChunks = [...new Set([...weights.values()].flatMap((row) => [...row.keys()]))]
  const columns = new Map(arabicChunks.map((chunk, column) => [chunk, column]))
  const matrix = new Float64Array(latinRows.size * columns.size)
  const latinAlone = new Float64Array(latinRows.size)
  const arabicAlone = new Float64Array(columns.size)
  let size = 0
  for (const [latin, row] of weights) {
    for (const [arabic, weight] of row) {
      const [at, column] = [latinRows.get(latin) ?? 0, columns.get(arabic) ?? 0]
      matrix[at * columns.size + column] = weight
      latinAlone[at] = (latinAlone[at] ?? 0) + weight
      arabicAlone[column] = (arabicAlone[column] ?? 0) + weight
      size++
    }
  }
  const none = columns.get('') ?? -1
  const silent = none < 0 ? 0 : (arabicAlone[none] ?? 0)
  const likelihood = likelihoodOf(matrix, columns.size)

  return {
    size,
    latin: (letters) => prepare(withEdges(letters), latinRows, MOST_LATIN, (row) => latinAlone[row] ?? 0),
    // Any number of silent letters may stand between two chunks: the sum of that series is 1 / (1 - silent).
    arabic: (letters) =>
      prepare(withEdges(letters), columns, MOST_ARABIC, (column) => (arabicAlone[column] ?? 0) / (1 - silent)),
    information: (arabic, latin) => Math.log(likelihood(arabic, latin)) - arabic.logProbability - latin.logProbability,
  }
}

function prepare(
  text: string,
  rows: ReadonlyMap<string, number>,
  most: number,
  probability: (row: number) => number,
): PreparedName {
  const stride = most + 1
  const chunks = new Int32Array((text.length + 1) * stride).fill(-1)
  const forward = new Float64Array(text.length + 1)
  forward[0] = 1
  for (let at = 0; at <= text.length; at++) {
    for (let letters = 0; letters <= Math.min(most, text.length - at); letters++) {
      const row = rows.get(text.slice(at, at + letters)) ?? -1
      chunks[at * stride + letters] = row
      if (letters === 0) continue
      const alone = (row < 0 ? 0 : probability(row)) + (letters === 1 ? UNSEEN : 0)
      forward[at + letters] = (forward[at + letters] ?? 0) + (forward[at] ?? 0) * alone
    }
  }
  return { length: text.length, chunks, logProbability: Math.log(forward[text.length] ?? 0) }
}

/**
 * The forward algorithm: the sum of the probabilities of all ways to make both spellings. Likelihoods of words
 * of at most 24 letters stay far above the smallest double, so that no logarithms are needed on the way.
 */
function likelihoodOf(matrix: Float64Array, columns: number) {
  let sums = new Float64Array(1024)
  return (arabic: PreparedName, latin: PreparedName): number => {
    const width = arabic.length + 1
    const cells = (latin.length + 1) * width
    if (sums.length < cells) sums = new Float64Array(cells)
    sums.fill(0, 0, cells)
    sums[0] = 1
    for (let i = 0; i < latin.length; i++) {
      for (let letters = 1; letters <= MOST_LATIN && i + letters <= latin.length; letters++) {
        const row = latin.chunks[i * (MOST_LATIN + 1) + letters] as number
        const floor = letters === 1 ? UNSEEN : 0
        if (row < 0 && floor === 0) continue
        for (let j = 0; j < width; j++) {
          const before = sums[i * width + j] as number
          if (before === 0) continue
          const into = (i + letters) * width + j
          for (let taken = 0; taken <= MOST_ARABIC && j + taken < width; taken++) {
            const column = arabic.chunks[j * ARABIC_STRIDE + taken] as number
            const known = row < 0 || column < 0 ? 0 : (matrix[row * columns + column] as number)
            const weight = taken < 2 ? known + floor : known
            if (weight > 0) sums[into + taken] = (sums[into + taken] as number) + before * weight
          }
        }
      }
    }
    return sums[cells - 1] as number
  }
}
