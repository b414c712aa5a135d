import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { EditionLang } from '../../model/lang.ts'
import { between, oneOf, type Random } from './random.ts'
import { readWav, writePcmWav } from './wav.ts'

const RATE = 11_025

interface Recordings {
  /** By digit, in a voice each, as `recordings/README.md` tells. */
  readonly digits: Readonly<Record<string, readonly Float32Array[]>>
  /** All of them, from their ends to their beginnings. */
  readonly backwards: readonly Float32Array[]
}

const FOLDER = join(import.meta.dirname, 'recordings')
const known = new Map<EditionLang, Recordings>()

/** Read when a code of the language is first asked to be heard. */
function recordingsOf(lang: EditionLang): Recordings {
  const read = known.get(lang)
  if (read) return read
  const digits: Record<string, Float32Array[]> = {}
  for (const file of globSync('*-?.wav', { cwd: join(FOLDER, lang) }).sort()) {
    const digit = basename(file, '.wav').at(-1) ?? ''
    const { samples } = readWav(readFileSync(join(FOLDER, lang, file)))
    digits[digit] = [...(digits[digit] ?? []), samples]
  }
  const backwards = Object.values(digits).flatMap((voices) => voices.map((samples) => samples.toReversed()))
  const recordings = { digits, backwards }
  known.set(lang, recordings)
  return recordings
}

/** A recording at its place in the mix. */
interface Utterance {
  readonly samples: Float32Array
  /** In samples, from the beginning. */
  readonly start: number
  /** How many of its samples go by in one of the mix: above 1 it is quicker and higher. */
  readonly speed: number
  readonly gain: number
}

/**
 * A code spoken in the edition's language, as a WAV of 8 bits at 11,025 Hz, five to nine seconds long. Each
 * digit is in a voice of its own, quicker or slower, after a pause of its own; behind them other digits murmur backwards,
 * and it hisses. All of that is mixed anew for each code.
 */
export function speakCode(answer: string, lang: EditionLang, random: Random): Uint8Array {
  const recordings = recordingsOf(lang)
  const digits = utterancesOf(answer, recordings, random)
  const last = digits.at(-1)
  const length = Math.round((last ? endOf(last) : 0) + between(random, 0.4, 0.8) * RATE)
  const mix = hiss(length, random)
  for (const utterance of [...digits, ...murmur(length, recordings, random)]) add(mix, utterance)
  return writePcmWav({ rate: RATE, samples: mix })
}

function utterancesOf(answer: string, { digits }: Recordings, random: Random): Utterance[] {
  let at = between(random, 0.5, 1) * RATE
  return [...answer].map((digit) => {
    const utterance = {
      samples: oneOf(random, digits[digit] ?? []),
      start: Math.round(at),
      speed: between(random, 0.88, 1.12),
      gain: between(random, 0.85, 1.1),
    }
    at = endOf(utterance) + between(random, 0.3, 0.8) * RATE
    return utterance
  })
}

function endOf({ samples, start, speed }: Utterance): number {
  return start + Math.ceil(samples.length / speed)
}

const MURMURERS = 2

/** Other digits, backwards, one after another: the same voices and sounds, in which no word is to be heard. */
function murmur(length: number, { backwards }: Recordings, random: Random): Utterance[] {
  const utterances: Utterance[] = []
  for (let voice = 0; voice < MURMURERS; voice += 1) {
    for (let at = -between(random, 0, 0.5) * RATE; at < length; ) {
      const utterance = {
        samples: oneOf(random, backwards),
        start: Math.round(at),
        speed: between(random, 0.8, 1.25),
        gain: between(random, 0.15, 0.32),
      }
      utterances.push(utterance)
      at = endOf(utterance) - between(random, 0, 0.2) * RATE
    }
  }
  return utterances
}

/** Over so short a time as that of this many samples, nothing swells that an ear would notice. */
const SWELL = 128

/** A noise that is stronger in the deep, as rooms are, and comes and goes. */
function hiss(length: number, random: Random): Float32Array {
  const phase = between(random, 0, 2 * Math.PI)
  const pace = (between(random, 0.5, 1.5) / RATE) * 2 * Math.PI
  const mix = new Float32Array(length)
  let [deep, swell] = [0, 1]
  for (let index = 0; index < length; index += 1) {
    if (index % SWELL === 0) swell = 1 + 0.5 * Math.sin(phase + index * pace)
    const sample = random() - 0.5
    deep = 0.9 * deep + 0.1 * sample
    mix[index] = (0.03 * sample + 0.16 * deep) * swell
  }
  return mix
}

/** Between two samples of the recording lies a straight line; its beginning may lie before that of the mix. */
function add(mix: Float32Array, { samples, start, speed, gain }: Utterance): void {
  const count = Math.min(Math.floor((samples.length - 1) / speed), mix.length - start)
  for (let index = Math.max(0, -start); index < count; index += 1) {
    const at = index * speed
    const whole = Math.floor(at)
    const before = samples[whole] ?? 0
    const after = samples[whole + 1] ?? 0
    const place = start + index
    mix[place] = (mix[place] ?? 0) + gain * (before + (after - before) * (at - whole))
  }
}
