import type { Dab } from './bitmap.ts'
import { between, oneOf, type Random } from './random.ts'
import { type DigitSet, type Point, SKELETONS, type Stroke } from './skeletons.ts'

interface Sheet {
  readonly width: number
  readonly height: number
}

/**
 * Digits as a hand writes them across a sheet: for each its strokes, with a size, slant, weight and place of its
 * own, from a skeleton whose points are shaken before the pen follows them.
 */
export function handwriting(answer: string, digits: DigitSet, random: Random, sheet: Sheet): Dab[][][] {
  const centres = placesOf(answer.length, random, sheet)
  return [...answer].map((digit, index) => {
    const [centreX, centreY] = centres[index] ?? [0, 0]
    const height = between(random, 0.54, 0.74) * sheet.height
    const width = height * between(random, 0.85, 1.1)
    const slant = between(random, -0.2, 0.2)
    const turn = between(random, -0.2, 0.2)
    const weight = between(random, 9, 13)
    const place = ([x, y]: Point): Point => {
      const right = (x - 0.3) * width - slant * (y - 0.5) * height
      const down = (y - 0.5) * height
      return [
        centreX + right * Math.cos(turn) - down * Math.sin(turn),
        centreY + right * Math.sin(turn) + down * Math.cos(turn),
      ]
    }
    const skeleton = oneOf(random, SKELETONS[digits][digit] ?? [])
    return skeleton.map((stroke) => penned(shaken(stroke, random).map(place), weight, random))
  })
}

/**
 * The middle of each digit, on a line that rises or falls, some near to the next and some far from it, so
 * that a program that cuts the picture into equal pieces cuts through digits.
 */
function placesOf(count: number, random: Random, { width, height }: Sheet): Point[] {
  const steps = Array.from({ length: count - 1 }, () => between(random, 0.7, 1.3))
  const sum = steps.reduce((total, step) => total + step, 0)
  const span = between(random, 0.63, 0.77) * width
  const start = between(random, 0.1 * width, 0.9 * width - span)
  const rise = between(random, -0.12, 0.12) * height
  let gone = 0
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) gone += (steps[index - 1] ?? 0) / sum
    return [start + span * gone, height / 2 + rise * (2 * gone - 1) + between(random, -0.07, 0.07) * height]
  })
}

/** Each point moves a little; the ends that strokes share move with the rest of their stroke and still overlap. */
function shaken(stroke: Stroke, random: Random): Stroke {
  return stroke.map(([x, y]) => [x + between(random, -0.025, 0.025), y + between(random, -0.025, 0.025)])
}

const SAMPLES = 8

/** The way of the pen through the points, a Catmull–Rom spline, pressing now more and now less. */
function penned(points: readonly Point[], weight: number, random: Random): Dab[] {
  const phase = between(random, 0, 2 * Math.PI)
  const at = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)] as Point
  const count = (points.length - 1) * SAMPLES
  return Array.from({ length: count + 1 }, (_, sample) => {
    const span = Math.min(Math.floor(sample / SAMPLES), points.length - 2)
    const t = sample / SAMPLES - span
    const four = [at(span - 1), at(span), at(span + 1), at(span + 2)] as const
    const radius = weight * (1 + 0.22 * Math.sin(phase + sample / 5))
    return {
      x: spline(
        four.map(([x]) => x),
        t,
      ),
      y: spline(
        four.map(([, y]) => y),
        t,
      ),
      radius,
    }
  })
}

function spline([a = 0, b = 0, c = 0, d = 0]: readonly number[], t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
}
