import { ANSWER_LENGTH } from '../../src/comments/code/code.ts'
import { readPng, type Shades } from './read-png.ts'

const SMALLER = 4
const SLICE = 56
const CELL = 8
const DIRECTIONS = 8

/** The picture as five pieces of one width, each around the place where a digit is to be expected. */
function slices({ width, height, values }: Shades): Shades[] {
  const margin = 65 / SMALLER
  const step = (width - 2 * margin) / ANSWER_LENGTH
  return Array.from({ length: ANSWER_LENGTH }, (_, index) => {
    const left = Math.round(margin + step * (index + 0.5) - SLICE / 2)
    const piece = new Float32Array(SLICE * height)
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < SLICE; x += 1) piece[y * SLICE + x] = values[y * width + left + x] ?? 0
    }
    return { width: SLICE, height, values: piece }
  })
}

/** What a plain program sees: the ink of each piece, eight times smaller than it was drawn. */
export function inkOf(png: Buffer): Float32Array[] {
  return slices(readPng(png, SMALLER)).map(({ width, height, values }) => {
    const ink = new Float32Array((width / 2) * (height / 2))
    for (const [at, value] of values.entries()) {
      const place = Math.floor(at / width / 2) * (width / 2) + Math.floor((at % width) / 2)
      ink[place] = (ink[place] ?? 0) + value / 4
    }
    return ink
  })
}

/**
 * What a knowing one sees: how strongly the outlines of each piece run in which direction, cell by cell (histograms of
 * oriented gradients, Dalal and Triggs 2005). Ink on paper and paper on ink look alike to it.
 */
export function outlinesOf(png: Buffer): Float32Array[] {
  return slices(readPng(png, SMALLER)).map(histogramsOf)
}

function histogramsOf({ width, height, values }: Shades): Float32Array {
  const [columns, rows] = [width / CELL, height / CELL]
  const cells = new Float32Array(columns * rows * DIRECTIONS)
  const at = (x: number, y: number) => values[y * width + x] ?? 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const [right, down] = [at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1)]
      if (right === 0 && down === 0) continue
      const angle = (Math.atan2(down, right) + Math.PI) % Math.PI
      const direction = Math.min(DIRECTIONS - 1, Math.floor((angle / Math.PI) * DIRECTIONS))
      const cell = (Math.floor(y / CELL) * columns + Math.floor(x / CELL)) * DIRECTIONS + direction
      cells[cell] = (cells[cell] ?? 0) + Math.hypot(right, down) / CELL
    }
  }
  return cells
}
