import type { EditionLang } from '../../src/model/lang.ts'
import { recordingsOf, type Spectrogram } from './read-sound.ts'

/**
 * The share of recordings that are taken for the right digit when each is laid over those of all other voices, stretched
 * as it fits best (dynamic time warping, Sakoe and Chiba 1978). It tells whether the voices say the same eight
 * words, and whether these differ.
 */
export function toldApart(lang: EditionLang): number {
  const recordings = recordingsOf(lang)
  const right = recordings.filter(({ voice, digit, frames }) => {
    const others = recordings.filter((other) => other.voice !== voice)
    const distances = others.map((other) => distance(frames, other.frames))
    return others[distances.indexOf(Math.min(...distances))]?.digit === digit
  })
  return right.length / recordings.length
}

/** The least sum of differences over all ways to go through both from end to end, by their lengths. */
function distance(one: Spectrogram, other: Spectrogram): number {
  let row = new Float64Array(other.length + 1).fill(Number.POSITIVE_INFINITY)
  row[0] = 0
  for (const frame of one) {
    const next = new Float64Array(other.length + 1).fill(Number.POSITIVE_INFINITY)
    for (const [index, against] of other.entries()) {
      const least = Math.min(row[index] ?? 0, row[index + 1] ?? 0, next[index] ?? 0)
      next[index + 1] = least + difference(frame, against)
    }
    row = next
  }
  return (row[other.length] ?? 0) / (one.length + other.length)
}

function difference(one: Float32Array, other: Float32Array): number {
  return 1 - one.reduce((sum, value, band) => sum + value * (other[band] ?? 0), 0)
}
