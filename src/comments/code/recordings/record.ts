/*
 * Makes the recordings anew, as README.md in this folder says: `bin/record-digits`. It needs espeak-ng and flite, which
 * Warraq itself does not.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EditionLang } from '../../../model/lang.ts'
import { readWav, type Sound, writeMuLawWav } from '../wav.ts'

const RATE = 11_025

const folder = mkdtempSync(join(tmpdir(), 'warraq-digits-'))
const SPOKEN = join(folder, 'spoken.wav')

/** What is left of it when the digits are normalised: the loudest that a recording may be. */
const PEAK = 0.9
const LOUDNESS = 0.16

/** How Modern Standard Arabic says them before a pause, in the phoneme names of espeak-ng with the stress marked. */
const ARABIC: Readonly<Record<string, string>> = {
  2: "?iTn'a:n",
  3: "Tal'a:Tah",
  4: "?'aRbaAah",
  5: "X'amsah",
  6: "s'it:ah",
  7: "s'abAah",
  8: "Tam'a:nijah",
  9: "t'isAah",
}

const ENGLISH: Readonly<Record<string, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
}

interface Voice {
  readonly program: string
  readonly args: readonly string[]
  /** What it is to say, in the form in which the program takes it. */
  readonly words: Readonly<Record<string, string>>
}

const phonemes = Object.fromEntries(Object.entries(ARABIC).map(([digit, word]) => [digit, `[[${word}]]`]))

function arabicVoice(variant: string, wordsAMinute: number, pitch: number): Voice {
  const args = ['-v', `ar+${variant}`, '-s', String(wordsAMinute), '-p', String(pitch), '-w', SPOKEN]
  return { program: 'espeak-ng', args, words: phonemes }
}

function englishVoice(name: string): Voice {
  return {
    program: 'flite',
    args: ['-voice', name, '--setf', 'duration_stretch=1.15', '-o', SPOKEN, '-t'],
    words: ENGLISH,
  }
}

const VOICES: Readonly<Record<EditionLang, Readonly<Record<string, Voice>>>> = {
  ar: {
    m3: arabicVoice('m3', 145, 38),
    f2: arabicVoice('f2', 155, 55),
    m7: arabicVoice('m7', 140, 28),
    f4: arabicVoice('f4', 165, 62),
  },
  en: {
    slt: englishVoice('slt'),
    rms: englishVoice('rms'),
    awb: englishVoice('awb'),
  },
}

function say({ program, args, words }: Voice, digit: string): Sound {
  execFileSync(program, [...args, words[digit] ?? ''])
  return readWav(readFileSync(SPOKEN))
}

const TAPS = 24

/** At another rate, by a windowed sinc that leaves out what the new rate cannot hold. */
function resampled({ rate, samples }: Sound): Sound {
  const ratio = rate / RATE
  const cutoff = Math.min(1, 0.95 / ratio)
  const result = new Float32Array(Math.floor(samples.length / ratio))
  for (const index of result.keys()) {
    const centre = index * ratio
    const reach = TAPS * ratio
    let sum = 0
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at += 1) {
      const distance = (at - centre) * cutoff
      const sinc = distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance)
      const window = 0.5 + 0.5 * Math.cos((Math.PI * (at - centre)) / reach)
      sum += (samples[at] ?? 0) * sinc * window * cutoff
    }
    result[index] = sum
  }
  return { rate: RATE, samples: result }
}

const SILENT = 0.01
const MARGIN = Math.round(RATE * 0.02)

/** Without the silence around it. */
function trimmed({ rate, samples }: Sound): Sound {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const isHeard = (sample: number) => Math.abs(sample) > peak * SILENT
  const start = Math.max(0, samples.findIndex(isHeard) - MARGIN)
  const end = samples.findLastIndex(isHeard) + MARGIN
  return { rate, samples: samples.slice(start, end) }
}

/** As loud as the others. */
function levelled({ rate, samples }: Sound): Sound {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const gain = Math.min(LOUDNESS / Math.sqrt(power), PEAK / peak)
  return { rate, samples: samples.map((sample) => sample * gain) }
}

let bytes = 0
for (const [lang, voices] of Object.entries(VOICES)) {
  mkdirSync(join(import.meta.dirname, lang), { recursive: true })
  for (const [name, voice] of Object.entries(voices)) {
    for (const digit of Object.keys(ENGLISH)) {
      const recording = writeMuLawWav(levelled(trimmed(resampled(say(voice, digit)))))
      writeFileSync(join(import.meta.dirname, lang, `${name}-${digit}.wav`), recording)
      bytes += recording.byteLength
    }
  }
}
rmSync(folder, { recursive: true })
console.log(`${bytes} bytes`)
