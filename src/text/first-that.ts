/**
 * The index of the first of which something is true that is true of all after it, their number where it is of none: binary
 * search.
 */
export function firstThat<T>(all: readonly T[], isTrue: (one: T) => boolean): number {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (isTrue(all[middle] as T)) to = middle
    else from = middle + 1
  }
  return from
}
