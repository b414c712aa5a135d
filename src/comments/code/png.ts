import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from './bitmap.ts'

type Colour = readonly [red: number, green: number, blue: number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** One bit a pixel, from a palette of two, as PNG calls it (colour type 3). */
const DEPTH = 1
const PALETTE = 3

/**
 * A bitmap as a PNG of two colours (Portable Network Graphics, third edition, W3C 2025). It holds what must be in one
 * and nothing else: no text, no time.
 */
export function writePng({ width, height, pixels }: Bitmap, paper: Colour, ink: Colour): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([DEPTH, PALETTE], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([...paper, ...ink])),
    chunk('IDAT', deflateSync(scanlines(width, height, pixels), { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Eight pixels a byte, the first in the highest bit; a zero before each line says that it is not filtered. */
function scanlines(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const stride = 1 + Math.ceil(width / 8)
  const lines = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + 1 + (x >> 3)
      if (pixels[y * width + x]) lines[at] = (lines[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return lines
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.byteLength)
  bytes.writeUInt32BE(data.byteLength, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.byteLength)), 8 + data.byteLength)
  return bytes
}
