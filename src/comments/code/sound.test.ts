import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { EDITION_LANGS } from '../../model/lang.ts'
import { randomFrom } from './random.ts'
import { speakCode } from './sound.ts'
import { readWav, writeMuLawWav } from './wav.ts'

const RECORDINGS = join(import.meta.dirname, 'recordings')

const speak = (seed: number, answer = '24689', lang: 'ar' | 'en' = 'en') =>
  Buffer.from(speakCode(answer, lang, randomFrom(new Uint8Array(32).fill(seed))))

const samplesOf = (wav: Buffer) => Float32Array.from(wav.subarray(44), (byte) => (byte - 128) / 127)

const powerOf = (samples: Float32Array) => samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length

test('a sound is a WAV that every browser plays, of some seconds and at most 110 KB', () => {
  for (const lang of EDITION_LANGS) {
    for (let seed = 0; seed < 10; seed += 1) {
      const wav = speak(seed, '83838', lang)
      assert.equal(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16), 'RIFFWAVEfmt ')
      assert.equal(wav.readUInt32LE(4), wav.byteLength - 8)
      // PCM, one channel, 11,025 bytes a second, a byte a sample, 8 bits.
      assert.deepEqual([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)], [1, 1, 11_025])
      assert.deepEqual([wav.readUInt32LE(28), wav.readUInt16LE(32), wav.readUInt16LE(34)], [11_025, 1, 8])
      assert.equal(wav.readUInt32LE(40), wav.byteLength - 44)
      const seconds = (wav.byteLength - 44) / 11_025
      assert.ok(seconds > 3.5 && seconds < 10, `${seconds} s`)
    }
  }
})

test('one code has one sound, another has another though it asks for the same digits', () => {
  assert.deepEqual(speak(1), speak(1))
  assert.notDeepEqual(speak(1), speak(2))
})

test('speech stands well above what is mixed with it, and is not cut off where it is loudest', () => {
  for (const lang of EDITION_LANGS) {
    const samples = samplesOf(speak(3, '99999', lang))
    const parts = Array.from({ length: Math.floor(samples.length / 1100) }, (_, at) =>
      samples.slice(at * 1100, at * 1100 + 1100),
    )
    const powers = parts.map(powerOf).toSorted((one, other) => one - other)
    const [quiet = 0, loud = 0] = [powers[Math.floor(powers.length * 0.1)], powers[Math.floor(powers.length * 0.9)]]
    assert.ok(loud / quiet > 6, `${10 * Math.log10(loud / quiet)} dB`)
    // Silence is nowhere: where speech begins and ends does not show as the end of zeros.
    assert.ok(quiet > 1e-4)
    assert.ok(samples.filter((sample) => Math.abs(sample) >= 1).length < samples.length / 500)
  }
})

test('each digit is recorded in several voices of each language, in 420 KB altogether', () => {
  let bytes = 0
  for (const lang of EDITION_LANGS) {
    const files = globSync('*.wav', { cwd: join(RECORDINGS, lang) })
    for (const digit of '23456789') assert.ok(files.filter((file) => file.endsWith(`-${digit}.wav`)).length >= 3)
    for (const file of files) {
      const path = join(RECORDINGS, lang, file)
      bytes += statSync(path).size
      const { rate, samples } = readWav(readFileSync(path))
      assert.equal(rate, 11_025)
      assert.ok(samples.length > 0.3 * rate && samples.length < 1.2 * rate, file)
      assert.ok(powerOf(samples) > 0.005, file)
    }
  }
  assert.ok(bytes < 420_000, `${bytes} bytes`)
})

test('µ-law gives back what it was given, less a hundredth', () => {
  const samples = Float32Array.from({ length: 4000 }, (_, index) => Math.sin(index / 5) * (index / 4000))
  const { samples: read } = readWav(Buffer.from(writeMuLawWav({ rate: 8000, samples })))
  const error = powerOf(samples.map((sample, index) => sample - (read[index] ?? 0)))
  assert.ok(powerOf(samples) / error > 1000)
})

test('a file that is no recording is refused', () => {
  assert.throws(() => readWav(Buffer.from('RIFF....WAVE')), /no fmt/)
  const stereo = Buffer.from(writeMuLawWav({ rate: 8000, samples: new Float32Array(2) }))
  stereo.writeUInt16LE(2, 22)
  assert.throws(() => readWav(stereo), /2 channels/)
})
