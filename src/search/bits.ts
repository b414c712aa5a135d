/** Which documents of a block, by their ordinals: bit 0 of word 0 is the first. */
export type Bits = Uint32Array

export function noBits(count: number): Bits {
  return new Uint32Array(Math.ceil(count / 32))
}

/** The ordinals `from` up to and without `to`. */
export function rangeOfBits(count: number, from: number, to: number): Bits {
  const bits = noBits(count)
  if (from >= to) return bits
  const [first, last] = [from >>> 5, (to - 1) >>> 5]
  bits.fill(0xffffffff, first, last + 1)
  bits[first] = (bits[first] ?? 0) & (0xffffffff << (from & 31))
  bits[last] = (bits[last] ?? 0) & (0xffffffff >>> (31 - ((to - 1) & 31)))
  return bits
}

/** The places in a list at which stands a number that is 1 in `chosen`. */
export function bitsWhere(list: Uint32Array, chosen: Uint8Array): Bits {
  const bits = noBits(list.length)
  for (let at = 0; at < list.length; at += 1) {
    bits[at >>> 5] = (bits[at >>> 5] ?? 0) | ((chosen[list[at] ?? 0] ?? 0) << (at & 31))
  }
  return bits
}

export function setBit(bits: Bits, ordinal: number): void {
  bits[ordinal >>> 5] = (bits[ordinal >>> 5] ?? 0) | (1 << (ordinal & 31))
}

export function clearBit(bits: Bits, ordinal: number): void {
  bits[ordinal >>> 5] = (bits[ordinal >>> 5] ?? 0) & ~(1 << (ordinal & 31))
}

/** Each of these changes the first and returns it. */
export function andBits(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0)
  return bits
}

export function orBits(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0)
  return bits
}

export function andNotBits(bits: Bits, other: Bits): Bits {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0)
  return bits
}

/** Those that are in at least `least` of the sets: `found[n]` holds those that were in more than `n` of the sets so far. */
export function atLeast(least: number, sets: readonly Bits[], count: number): Bits {
  const found = Array.from({ length: least }, () => noBits(count))
  for (const set of sets) {
    for (let word = 0; word < set.length; word += 1) {
      let more = set[word] ?? 0
      for (let level = 0; more !== 0 && level < least; level += 1) {
        const bits = found[level] as Bits
        const before = bits[word] ?? 0
        bits[word] = before | more
        more &= before
      }
    }
  }
  return found[least - 1] ?? rangeOfBits(count, 0, count)
}

/** The number of ones, by halves (Warren, Hacker's Delight, 5-1). `| 0` keeps words in registers: others would be objects. */
export function countBits(bits: Bits): number {
  let count = 0
  for (let at = 0; at < bits.length; at += 1) {
    let word = (bits[at] ?? 0) | 0
    word = (word - ((word >>> 1) & 0x55555555)) | 0
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return count
}

export function hasBits(bits: Bits): boolean {
  for (let at = 0; at < bits.length; at += 1) if (bits[at] !== 0) return true
  return false
}

/**
 * The place of the lowest one of a number that is not zero. All ones are gone through by
 * `for (let word = bits[index]; word !== 0; word &= word - 1)`, written out where there may be a million of them: a
 * function called for each would take longer than what it does.
 */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** The `limit` greatest ordinals, descending. */
export function lastBits(bits: Bits, limit: number): number[] {
  const found: number[] = []
  for (let index = bits.length - 1; index >= 0 && found.length < limit; index -= 1) {
    for (let word = bits[index] ?? 0; word !== 0 && found.length < limit; ) {
      const bit = 31 - Math.clz32(word)
      found.push((index << 5) + bit)
      word &= ~(1 << bit)
    }
  }
  return found
}
