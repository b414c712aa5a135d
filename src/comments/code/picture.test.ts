import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { crc32, inflateSync } from 'node:zlib'
import { blankBitmap, type Dab, drawLine } from './bitmap.ts'
import { handwriting } from './handwriting.ts'
import { drawCode, PICTURE_HEIGHT, PICTURE_WIDTH } from './picture.ts'
import { randomFrom } from './random.ts'
import { SKELETONS } from './skeletons.ts'

const DIGITS = ['latn', 'arab'] as const
const WIDTH = PICTURE_WIDTH * 4
const HEIGHT = PICTURE_HEIGHT * 4

function draw(seed: number, answer = '23456', digits: (typeof DIGITS)[number] = 'latn'): Buffer {
  return Buffer.from(drawCode(answer, digits, randomFrom(new Uint8Array(32).fill(seed))))
}

/** The chunks of a PNG by their types; each must be whole. */
function read(png: Buffer): Map<string, Buffer> {
  assert.equal(png.toString('latin1', 0, 8), '\x89PNG\r\n\x1a\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.byteLength; ) {
    const size = png.readUInt32BE(at)
    assert.equal(png.readUInt32BE(at + 8 + size), crc32(png.subarray(at + 4, at + 8 + size)))
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + size))
    at += 12 + size
  }
  return chunks
}

/** A byte for each pixel: 1 is ink. */
function pixelsOf(png: Buffer): Uint8Array {
  const lines = inflateSync(read(png).get('IDAT') ?? Buffer.alloc(0))
  const stride = 1 + WIDTH / 8
  assert.equal(lines.byteLength, stride * HEIGHT)
  const pixels = new Uint8Array(WIDTH * HEIGHT)
  for (const at of pixels.keys()) {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)]
    pixels[at] = ((lines[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
  }
  return pixels
}

test('a picture is a PNG of four times its size on the page and at most 12 KB, with nothing in it but pixels', () => {
  for (const digits of DIGITS) {
    for (let seed = 0; seed < 20; seed += 1) {
      const png = draw(seed, '98765', digits)
      const chunks = read(png)
      assert.deepEqual([...chunks.keys()], ['IHDR', 'PLTE', 'IDAT', 'IEND'])
      const header = chunks.get('IHDR')
      assert.deepEqual([header?.readUInt32BE(0), header?.readUInt32BE(4)], [WIDTH, HEIGHT])
      assert.ok(png.byteLength < 12 * 1024, `${png.byteLength} bytes`)
    }
  }
})

test('its two colours differ in lightness alone as much as print does', () => {
  const [r = 0, g = 0, b = 0, ...ink] = read(draw(1)).get('PLTE') ?? []
  // WCAG 2.2, relative luminance and contrast ratio.
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  assert.ok((luminance([r, g, b]) + 0.05) / (luminance(ink) + 0.05) > 14)
})

test('one code has one picture, another has another though it asks for the same digits', () => {
  assert.deepEqual(draw(1), draw(1))
  assert.notDeepEqual(draw(1), draw(2))
})

test('no digit is ever written twice alike', () => {
  const written = new Set<string>()
  let count = 0
  for (const digits of DIGITS) {
    const random = randomFrom(new Uint8Array(32).fill(9))
    for (let code = 0; code < 40; code += 1) {
      for (const strokes of handwriting('22789', digits, random, { width: WIDTH, height: HEIGHT })) {
        written.add(cropped(strokes))
        count += 1
      }
    }
  }
  assert.equal(written.size, count)
})

/** What the strokes leave on an empty sheet, wherever on it that is. */
function cropped(strokes: readonly (readonly Dab[])[]): string {
  const bitmap = blankBitmap(WIDTH, HEIGHT)
  for (const stroke of strokes) drawLine(bitmap, stroke)
  const rows = Array.from({ length: HEIGHT }, (_, y) => bitmap.pixels.subarray(y * WIDTH, (y + 1) * WIDTH))
  const inked = rows.filter((row) => row.includes(1))
  const left = Math.min(...inked.map((row) => row.indexOf(1)))
  const right = Math.max(...inked.map((row) => row.lastIndexOf(1)))
  assert.ok(inked.length > 100, 'a digit has ink')
  return hash('sha256', Buffer.concat(inked.map((row) => row.subarray(left, right + 1))))
}

test('ink and paper are mixed in every picture, so that the digits are not what is dark', () => {
  for (const digits of DIGITS) {
    for (let seed = 0; seed < 10; seed += 1) {
      const pixels = pixelsOf(draw(seed, '24689', digits))
      const share = pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length
      assert.ok(share > 0.25 && share < 0.65, `${share}`)
    }
  }
})

test('every digit of a code has a skeleton in either script', () => {
  for (const digits of DIGITS) assert.deepEqual(Object.keys(SKELETONS[digits]), [...'23456789'])
})
