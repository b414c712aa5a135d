import { inflateSync } from 'node:zlib'

/** A picture in shades: 0 is paper, 1 ink. */
export interface Shades {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** The bits of an unfiltered PNG of one bit a pixel, made smaller by a whole number. */
export function readPng(png: Buffer, smaller: number): Shades {
  const [fullWidth, fullHeight] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [width, height] = [Math.floor(fullWidth / smaller), Math.floor(fullHeight / smaller)]
  const lines = inflateSync(dataOf(png))
  const stride = 1 + Math.ceil(fullWidth / 8)
  const values = new Float32Array(width * height)
  for (let y = 0; y < height * smaller; y += 1) {
    for (let x = 0; x < width * smaller; x += 1) {
      const bit = ((lines[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      const at = Math.floor(y / smaller) * width + Math.floor(x / smaller)
      values[at] = (values[at] ?? 0) + bit / smaller ** 2
    }
  }
  return { width, height, values }
}

function dataOf(png: Buffer): Buffer {
  for (let at = 8; at < png.byteLength; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') return png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
  }
  throw new Error('the picture has no data')
}
