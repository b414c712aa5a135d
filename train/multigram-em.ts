import { MOST_ARABIC, MOST_LATIN, type Weights, withEdges } from '../src/text/names/multigram.ts'
import type { NamePair } from './name-pairs.ts'

/** How the weights are estimated; `train/README.md` says how these were chosen. */
export interface EmOptions {
  readonly rounds: number
  /** Taken off every expected count after each round but the last, so that chance pairs of long chunks die out. */
  readonly discount: number
  /** Pairs of chunks expected fewer times than this in all training pairs are left out at the end. */
  readonly least: number
}

/** A letter more in a chunk costs this at the start: EM begins from short chunks and lengthens them where it pays. */
const LETTER_COST = 0.02
/** The spellings run side by side: their relative positions differ by at most this part of their length. */
const BAND = 0.5

/** Every chunk pair that some name pair allows, with its present probability and expected count. */
interface Table {
  readonly ids: Map<string, number>
  readonly probability: number[]
}

/** All ways to write one name pair: for each step of the lattice its chunk pair, and where it leads. */
interface Lattice {
  readonly cells: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly pair: Int32Array
}

/** Expectation maximisation by forward and backward sums (Ristad and Yianilos 1998); same input, same weights. */
export function trainMultigram(pairs: readonly NamePair[], options: EmOptions): Weights {
  const table: Table = { ids: new Map(), probability: [] }
  const lattices = pairs.map((pair) => latticeOf(withEdges(pair.latin), withEdges(pair.arabic), table))
  let probability = Float64Array.from(table.probability)
  let total = 1
  for (let round = 1; round <= options.rounds; round++) {
    const counts = new Float64Array(probability.length)
    let logLikelihood = 0
    for (const lattice of lattices) logLikelihood += expect(lattice, probability, counts)
    const discount = round < options.rounds ? options.discount : 0
    probability = counts.map((count) => Math.max(0, count - discount))
    total = probability.reduce((sum, count) => sum + count, 0)
    probability = probability.map((count) => count / total)
    console.log(`round ${round}: mean log likelihood ${(logLikelihood / lattices.length).toFixed(4)}`)
  }
  return weightsOf(table.ids, probability, options.least / total)
}

function latticeOf(latin: string, arabic: string, { ids, probability }: Table): Lattice {
  const width = arabic.length + 1
  const steps: number[] = []
  for (let i = 0; i < latin.length; i++) {
    for (let j = 0; j < width; j++) {
      for (let letters = 1; letters <= Math.min(MOST_LATIN, latin.length - i); letters++) {
        for (let taken = 0; taken <= Math.min(MOST_ARABIC, arabic.length - j); taken++) {
          if (Math.abs((i + letters) / latin.length - (j + taken) / arabic.length) > BAND) continue
          const key = `${latin.slice(i, i + letters)}\t${arabic.slice(j, j + taken)}`
          let id = ids.get(key)
          if (id === undefined) {
            id = probability.length
            ids.set(key, id)
            probability.push(LETTER_COST ** (letters + taken))
          }
          steps.push(i * width + j, (i + letters) * width + j + taken, id)
        }
      }
    }
  }
  const every = (offset: number) => Int32Array.from({ length: steps.length / 3 }, (_, k) => steps[3 * k + offset] ?? 0)
  return { cells: (latin.length + 1) * width, from: every(0), to: every(1), pair: every(2) }
}

/** Adds to the counts how often each chunk pair is expected in this lattice; returns its log likelihood. */
function expect({ cells, from, to, pair }: Lattice, probability: Float64Array, counts: Float64Array): number {
  const forward = new Float64Array(cells)
  const backward = new Float64Array(cells)
  forward[0] = 1
  // Steps were made in the order of the cell they leave, so that every cell is complete before it is left.
  for (let k = 0; k < from.length; k++) {
    forward[at(to, k)] = at(forward, at(to, k)) + at(forward, at(from, k)) * at(probability, at(pair, k))
  }
  const likelihood = at(forward, cells - 1)
  if (likelihood === 0) return 0
  backward[cells - 1] = 1 / likelihood
  for (let k = from.length - 1; k >= 0; k--) {
    const rest = at(probability, at(pair, k)) * at(backward, at(to, k))
    backward[at(from, k)] = at(backward, at(from, k)) + rest
    counts[at(pair, k)] = at(counts, at(pair, k)) + at(forward, at(from, k)) * rest
  }
  return Math.log(likelihood)
}

function at(values: Int32Array | Float64Array, index: number): number {
  return values[index] as number
}

function weightsOf(ids: ReadonlyMap<string, number>, probability: Float64Array, least: number): Weights {
  const weights = new Map<string, Map<string, number>>()
  for (const [key, id] of ids) {
    const weight = probability[id] ?? 0
    if (weight < least) continue
    const [latin = '', arabic = ''] = key.split('\t')
    const row = weights.get(latin) ?? new Map<string, number>()
    weights.set(latin, row.set(arabic, weight))
  }
  return weights
}
