import { createCipheriv } from 'node:crypto'

/** A stream of numbers in [0, 1). */
export type Random = () => number

const BLOCK = new Uint8Array(16_384)

/**
 * The stream that a key of 32 bytes stands for: ChaCha20 (RFC 8439), so that nobody without the key can foresee
 * the noise and take it away again, and the same each time the code's picture is asked for.
 */
export function randomFrom(key: Uint8Array): Random {
  const cipher = createCipheriv('chacha20', key, new Uint8Array(16))
  let numbers = new Uint32Array(0)
  let next = 0
  return () => {
    if (next === numbers.length) {
      const bytes = new Uint8Array(cipher.update(BLOCK))
      numbers = new Uint32Array(bytes.buffer)
      next = 0
    }
    const number = numbers[next] ?? 0
    next += 1
    return number / 2 ** 32
  }
}

/** A number between two others, from the stream. */
export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least)
}

/** One of a list, which must not be empty. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}
