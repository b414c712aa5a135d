import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ANSWER_LENGTH } from '../../src/comments/code/code.ts'
import { readWav } from '../../src/comments/code/wav.ts'
import type { EditionLang } from '../../src/model/lang.ts'

const RECORDINGS = join(import.meta.dirname, '../../src/comments/code/recordings')
const FRAME = 256
const HOP = 128
const BANDS = 24

/** How loud each band is, frame by frame; a frame's bands have a mean of zero and a length of one. */
export type Spectrogram = readonly Float32Array[]

const SPEEDS = [0.88, 0.94, 1, 1.06, 1.12]

/**
 * Reads the digits of a sound by laying every public recording, at several speeds, over every place of it. The five
 * places where one fits best and that do not overlap are the digits.
 */
export function soundReader(lang: EditionLang): (wav: Buffer) => string {
  const templates = SPEEDS.flatMap((speed) => recordingsOf(lang, speed))
  return (wav) => {
    const heard = spectrogramOf(pcmOf(wav), 1)
    const fits = templates.flatMap(({ digit, frames }) => fitsOf(heard, frames).map((fit) => ({ ...fit, digit })))
    fits.sort((one, other) => other.score - one.score)
    const found: typeof fits = []
    for (const fit of fits) {
      if (found.length === ANSWER_LENGTH) break
      if (found.every(({ start, end }) => fit.end < start + 12 || fit.start > end - 12)) found.push(fit)
    }
    return found
      .toSorted((one, other) => one.start - other.start)
      .map(({ digit }) => digit)
      .join('')
  }
}

/** Every recording of a language, at a speed. */
export function recordingsOf(lang: EditionLang, speed = 1) {
  return globSync('*.wav', { cwd: join(RECORDINGS, lang) }).map((file) => {
    const { samples } = readWav(readFileSync(join(RECORDINGS, lang, file)))
    const [voice = '', digit = ''] = basename(file, '.wav').split('-')
    return { voice, digit, frames: spectrogramOf(samples, speed) }
  })
}

function fitsOf(heard: Spectrogram, frames: Spectrogram) {
  return Array.from({ length: Math.max(0, heard.length - frames.length) }, (_, start) => {
    let sum = 0
    for (const [index, frame] of frames.entries()) {
      const other = heard[start + index]
      for (let band = 0; band < BANDS; band += 1) sum += (frame[band] ?? 0) * (other?.[band] ?? 0)
    }
    return { start, end: start + frames.length, score: sum / frames.length }
  })
}

function spectrogramOf(samples: Float32Array, speed: number): Spectrogram {
  const length = Math.floor(samples.length / speed)
  const frames: Float32Array[] = []
  for (let from = 0; from + FRAME < length; from += HOP) {
    const windowed = Float32Array.from({ length: FRAME }, (_, index) => {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / FRAME)
      return window * (samples[Math.round((from + index) * speed)] ?? 0)
    })
    frames.push(normalised(bandsOf(windowed)))
  }
  return frames
}

/** Bands narrower in the deep, as hearing is. */
function bandsOf(windowed: Float32Array): Float32Array {
  const power = powersOf(windowed)
  const bands = new Float32Array(BANDS)
  for (let bin = 1; bin < power.length; bin += 1) {
    const band = Math.min(BANDS - 1, Math.floor(BANDS * (Math.log(1 + bin / 8) / Math.log(1 + FRAME / 16))))
    bands[band] = (bands[band] ?? 0) + (power[bin] ?? 0)
  }
  return bands.map((value) => Math.log(value + 1e-3))
}

function normalised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1
  return values.map((value) => (value - mean) / length)
}

const COSINES = Float32Array.from({ length: FRAME }, (_, index) => Math.cos((2 * Math.PI * index) / FRAME))

function powersOf(windowed: Float32Array): Float32Array {
  return Float32Array.from({ length: FRAME / 2 }, (_, bin) => {
    let [real, imaginary] = [0, 0]
    for (let index = 0; index < FRAME; index += 1) {
      const value = windowed[index] ?? 0
      real += value * (COSINES[(bin * index) % FRAME] ?? 0)
      imaginary += value * (COSINES[(bin * index + FRAME / 4) % FRAME] ?? 0)
    }
    return real * real + imaginary * imaginary
  })
}

function pcmOf(wav: Buffer): Float32Array {
  return Float32Array.from(wav.subarray(44), (byte) => (byte - 128) / 127)
}
