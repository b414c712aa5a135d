/** Features that are remembered at most, with twice as many slots: twelve megabytes. */
const MOST = 1 << 19
const FEWEST_SLOTS = 1 << 12
const EMPTY = -1

/**
 * How many articles tell of each feature, as far as it was asked for: open addressing with linear probing, so that
 * 160 counts are looked up in a few microseconds. When there are too many features, all are let go.
 */
export class Counts {
  #features = new Float64Array(FEWEST_SLOTS).fill(EMPTY)
  #counts = new Int32Array(FEWEST_SLOTS)
  #size = 0

  /** Reads what is not known of these features; until the next call all of them are. */
  async know(
    features: readonly number[],
    read: (missing: readonly number[]) => Promise<ReadonlyMap<number, number>>,
  ): Promise<void> {
    const unknown = () => new Set(features.filter((feature) => this.#features[this.#slotOf(feature)] === EMPTY))
    let missing = unknown()
    if (missing.size === 0) return
    if (this.#size + missing.size > MOST) {
      this.#resize(FEWEST_SLOTS)
      missing = unknown()
    }
    const counts = await read([...missing])
    for (const feature of missing) this.#put(feature, counts.get(feature) ?? 0)
  }

  count(feature: number): number {
    return this.#counts[this.#slotOf(feature)] as number
  }

  #put(feature: number, count: number): void {
    if (2 * (this.#size + 1) > this.#features.length) this.#grow()
    const slot = this.#slotOf(feature)
    this.#features[slot] = feature
    this.#counts[slot] = count
    this.#size += 1
  }

  #grow(): void {
    const [features, counts] = [this.#features, this.#counts]
    this.#resize(2 * features.length)
    for (const [at, feature] of features.entries()) if (feature !== EMPTY) this.#put(feature, counts[at] as number)
  }

  /** Empty, with so many slots. */
  #resize(slots: number): void {
    this.#features = new Float64Array(slots).fill(EMPTY)
    this.#counts = new Int32Array(slots)
    this.#size = 0
  }

  /** Where a feature stands, or would stand. Numbers of features are hashes, so that their lower bits are as good as any. */
  #slotOf(feature: number): number {
    const last = this.#features.length - 1
    let slot = feature & last
    while (this.#features[slot] !== feature && this.#features[slot] !== EMPTY) slot = (slot + 1) & last
    return slot
  }
}
