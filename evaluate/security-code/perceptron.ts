import type { Random } from '../../src/comments/code/random.ts'

/** Something to be told apart: what was measured of it, and which of the classes it is. */
export interface Example {
  readonly features: Float32Array
  readonly label: number
}

const HIDDEN = 96
const RATE = 0.02
const PASSES = 12

/**
 * Learns to tell examples apart, by a perceptron with one hidden layer (ReLU, softmax, plain stochastic gradient
 * descent with a falling rate). Returns the class of features it has not seen.
 */
export function learn(
  examples: readonly Example[],
  classes: number,
  random: Random,
): (features: Float32Array) => number {
  const size = examples[0]?.features.length ?? 0
  const weights = (count: number, inputs: number) =>
    Float32Array.from({ length: count }, () => (random() - 0.5) * Math.sqrt(12 / inputs))
  const into = weights(HIDDEN * size, size)
  const out = weights(classes * HIDDEN, HIDDEN)
  const hidden = new Float32Array(HIDDEN)
  const scores = new Float32Array(classes)
  const blame = new Float32Array(HIDDEN)

  function forward(features: Float32Array): void {
    for (let unit = 0; unit < HIDDEN; unit += 1) hidden[unit] = Math.max(0, dot(into, unit * size, features))
    for (let index = 0; index < classes; index += 1) scores[index] = dot(out, index * HIDDEN, hidden)
  }

  function correct({ features, label }: Example, rate: number): void {
    forward(features)
    const highest = Math.max(...scores)
    const sum = scores.reduce((total, score) => total + Math.exp(score - highest), 0)
    blame.fill(0)
    for (let index = 0; index < classes; index += 1) {
      const error = Math.exp((scores[index] ?? 0) - highest) / sum - (index === label ? 1 : 0)
      for (let unit = 0; unit < HIDDEN; unit += 1)
        blame[unit] = (blame[unit] ?? 0) + error * (out[index * HIDDEN + unit] ?? 0)
      step(out, index * HIDDEN, hidden, -rate * error)
    }
    for (let unit = 0; unit < HIDDEN; unit += 1) {
      if (hidden[unit]) step(into, unit * size, features, -rate * (blame[unit] ?? 0))
    }
  }

  for (let pass = 0; pass < PASSES; pass += 1) {
    for (let count = 0; count < examples.length; count += 1) {
      const example = examples[Math.floor(random() * examples.length)]
      if (example) correct(example, RATE * (1 - pass / PASSES))
    }
  }
  return (features) => {
    forward(features)
    return scores.indexOf(Math.max(...scores))
  }
}

function dot(weights: Float32Array, from: number, values: Float32Array): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += (weights[from + index] ?? 0) * (values[index] ?? 0)
  return sum
}

function step(weights: Float32Array, from: number, values: Float32Array, by: number): void {
  for (let index = 0; index < values.length; index += 1)
    weights[from + index] = (weights[from + index] ?? 0) + by * (values[index] ?? 0)
}
