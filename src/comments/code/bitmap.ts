/** Pixels row by row from the top left, a byte each: 1 is ink, 0 paper. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** A place in pixels, y downwards, and half the width of the line there. */
export interface Dab {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export function blankBitmap(width: number, height: number): Bitmap {
  return { width, height, pixels: new Uint8Array(width * height) }
}

/** Leaves ink (or, with `ink` 0, takes it away) along a line through the places, as a round nib does. */
export function drawLine(bitmap: Bitmap, line: readonly Dab[], ink: 0 | 1 = 1): void {
  const [first] = line
  if (!first) return
  let from = first
  for (const to of line) {
    // A nib put down every quarter of its width leaves no notches that an eye could see.
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / Math.max(1, from.radius / 2)))
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps
      const at = (one: number, other: number) => one + (other - one) * share
      dab(bitmap, at(from.x, to.x), at(from.y, to.y), at(from.radius, to.radius), ink)
    }
    from = to
  }
}

function dab({ width, height, pixels }: Bitmap, x: number, y: number, radius: number, ink: 0 | 1): void {
  const top = Math.max(0, Math.ceil(y - radius))
  const bottom = Math.min(height - 1, Math.floor(y + radius))
  for (let row = top; row <= bottom; row += 1) {
    const half = Math.sqrt(radius * radius - (row - y) * (row - y))
    const start = Math.max(0, Math.ceil(x - half))
    const end = Math.min(width, Math.floor(x + half) + 1)
    if (start < end) pixels.fill(ink, row * width + start, row * width + end)
  }
}

/** Turns ink into paper and paper into ink, in each row from one column to another. */
export function invertBetween(bitmap: Bitmap, bounds: (y: number) => readonly [start: number, end: number]): void {
  const { width, height, pixels } = bitmap
  for (let y = 0; y < height; y += 1) {
    const [start, end] = bounds(y)
    const last = y * width + Math.min(width, Math.round(end))
    for (let at = y * width + Math.max(0, Math.round(start)); at < last; at += 1) pixels[at] = 1 - (pixels[at] ?? 0)
  }
}
