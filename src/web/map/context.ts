/** A step of less than this is not seen, in units of the drawing. */
const LEAST_STEP = 1.5

interface Ring {
  readonly points: [number, number][]
}

/**
 * Takes what d3-geo draws on a canvas and writes SVG path data of whole numbers, leaving out points that lie too close to
 * one another to be seen, and islands that are nothing then. It makes a coast a tenth as long.
 */
export class SimplifiedPath {
  #rings: Ring[] = []
  #written = ''

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.#rings.push({ points: [[x, y]] })
  }

  lineTo(x: number, y: number): void {
    const points = this.#rings.at(-1)?.points
    const [lastX = 0, lastY = 0] = points?.at(-1) ?? []
    if (points && Math.hypot(x - lastX, y - lastY) >= LEAST_STEP) points.push([x, y])
  }

  arc(): void {}

  closePath(): void {
    const ring = this.#rings.pop()
    if (ring && ring.points.length > 2) this.#written += `${dataOf(ring)}z`
  }

  /** The path data of everything drawn so far. */
  toString(): string {
    const lines = this.#rings.filter(({ points }) => points.length > 1)
    return this.#written + lines.map(dataOf).join('')
  }
}

/** Relative steps are shorter to write than positions. */
function dataOf({ points }: Ring): string {
  let [fromX, fromY] = (points[0] ?? [0, 0]).map(Math.round) as [number, number]
  let data = `M${fromX} ${fromY}l`
  const steps: string[] = []
  for (const [x, y] of points.slice(1)) {
    const [toX, toY] = [Math.round(x), Math.round(y)]
    if (toX === fromX && toY === fromY) continue
    steps.push(`${toX - fromX} ${toY - fromY}`)
    ;[fromX, fromY] = [toX, toY]
  }
  data += steps.join(' ').replaceAll(' -', '-')
  return data
}
