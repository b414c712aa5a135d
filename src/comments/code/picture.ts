import { type Bitmap, blankBitmap, type Dab, drawLine, invertBetween } from './bitmap.ts'
import { handwriting } from './handwriting.ts'
import { writePng } from './png.ts'
import { between, type Random } from './random.ts'
import type { DigitSet, Point } from './skeletons.ts'

/** The size that pages show it in, in CSS pixels; it is drawn four times as large, to be sharp when enlarged. */
export const PICTURE_WIDTH = 260
export const PICTURE_HEIGHT = 80

const SCALE = 4
const WIDTH = PICTURE_WIDTH * SCALE
const HEIGHT = PICTURE_HEIGHT * SCALE

const PAPER = [249, 244, 233] as const
const INK = [27, 24, 19] as const

/** Moves a place a little, and its neighbours alike. */
type Warp = (x: number, y: number) => Point

/**
 * The picture of a code as a PNG of 1040 × 320 pixels. Each digit is written anew and the sheet is
 * stretched; no outline is ever drawn twice.
 */
export function drawCode(answer: string, digits: DigitSet, random: Random): Uint8Array {
  const bitmap = blankBitmap(WIDTH, HEIGHT)
  const warp = elasticWarp(random)
  scatter(bitmap, random)
  for (const strokes of handwriting(answer, digits, random, bitmap)) {
    for (const stroke of strokes) drawLine(bitmap, stretched(stroke, warp))
  }
  for (let count = 0; count < 3; count += 1) drawLine(bitmap, crossingLine(random))
  for (const place of [0.25, 0.75]) invertStrip(bitmap, random, place)
  return writePng(bitmap, PAPER, INK)
}

function stretched(stroke: readonly Dab[], warp: Warp): Dab[] {
  return stroke.map((dab) => {
    const [x, y] = warp(dab.x, dab.y)
    return { ...dab, x, y }
  })
}

/** A sum of a few waves in each direction: an elastic sheet pulled here and there. */
function elasticWarp(random: Random): Warp {
  const waves = Array.from({ length: 6 }, () => ({
    x: between(random, -0.02, 0.02),
    y: between(random, -0.02, 0.02),
    phase: between(random, 0, 2 * Math.PI),
    toX: between(random, -7, 7),
    toY: between(random, -7, 7),
  }))
  return (x, y) => {
    let [movedX, movedY] = [x, y]
    for (const wave of waves) {
      const height = Math.sin(wave.x * x + wave.y * y + wave.phase)
      movedX += wave.toX * height
      movedY += wave.toY * height
    }
    return [movedX, movedY]
  }
}

/** A line from edge to edge that no one takes for a digit, as thick as those are and through all of them. */
function crossingLine(random: Random): Dab[] {
  const start = between(random, 0.15, 0.85) * HEIGHT
  const end = between(random, 0.15, 0.85) * HEIGHT
  const bow = between(random, 20, 70)
  const waves = between(random, 0.6, 1.8) * 2 * Math.PI
  const phase = between(random, 0, 2 * Math.PI)
  const weight = between(random, 3, 6)
  return Array.from({ length: 61 }, (_, index) => {
    const share = index / 60
    const y = start + (end - start) * share + bow * Math.sin(phase + waves * share)
    return { x: share * WIDTH, y, radius: weight * (1 + 0.3 * Math.sin(phase + index / 4)) }
  })
}

/** Short scratches everywhere, so that what is small is not noise alone, nor what is left without it. */
function scatter(bitmap: Bitmap, random: Random): void {
  for (let count = 0; count < 45; count += 1) {
    const x = random() * WIDTH
    const y = random() * HEIGHT
    const radius = between(random, 1.5, 4)
    const turn = random() * 2 * Math.PI
    const length = between(random, 0, 30)
    drawLine(bitmap, [
      { x, y, radius },
      { x: x + length * Math.cos(turn), y: y + length * Math.sin(turn), radius },
    ])
  }
}

/** A wavy strip in which ink is paper and paper ink: no one threshold, and no one outline, holds on both sides. */
function invertStrip(bitmap: Bitmap, random: Random, place: number): void {
  const middle = between(random, place - 0.12, place + 0.12) * WIDTH
  const half = between(random, 60, 130)
  const tilt = between(random, -0.5, 0.5)
  const edges = [1, 2].map(() =>
    [1, 2].map(() => ({
      length: between(random, 30, 90),
      phase: between(random, 0, 2 * Math.PI),
      height: between(random, 8, 26),
    })),
  )
  invertBetween(bitmap, (y) => {
    const [start = 0, end = 0] = edges.map((waves) =>
      waves.reduce((sum, { length, phase, height }) => sum + height * Math.sin(y / length + phase), 0),
    )
    const axis = middle + tilt * (y - HEIGHT / 2)
    return [axis - half + start, axis + half + end]
  })
}
