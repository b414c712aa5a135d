/** A dozen for each of an article's features, so that nearly all that are not there are told at the first look. */
const SLOTS = 2048

/**
 * Where features stand in a list, by the lower halves of their numbers: open addressing with linear probing. A half of 0
 * is in none. A slot without a half has no place.
 */
export interface FeatureTable {
  readonly halves: Int32Array
  readonly places: Int16Array
}

/** The lower 32 bits of a feature's number, as a signed number. */
export function halfOf(number: number): number {
  return number | 0
}

/** Of at most a thousand features, in the order of their places. */
export function tableOf(halves: Int32Array): FeatureTable {
  const table = { halves: new Int32Array(SLOTS), places: new Int16Array(SLOTS) }
  for (let place = 0; place < halves.length; place += 1) {
    const half = halves[place] as number
    let slot = firstSlot(half)
    while (table.halves[slot] !== 0) slot = nextSlot(slot)
    table.halves[slot] = half
    table.places[slot] = place
  }
  return table
}

/** Where a half is looked for first. */
export function firstSlot(half: number): number {
  return half & (SLOTS - 1)
}

/** And then, until there is none. */
export function nextSlot(slot: number): number {
  return (slot + 1) & (SLOTS - 1)
}
