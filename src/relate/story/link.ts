const DAY_MS = 86_400_000

/**
 * How fast the evidence of one event fades: the Gaussian of the days between two reports, as in Miranda et al. 2018.
 * A fortnight leaves 0.91 of it, four weeks 0.68, six weeks 0.42.
 */
const SIGMA_DAYS = 32
const WINDOW_DAYS = 60

/** Reports of one event tell of the same places and organisations: below this part in common they lose up to half. */
const COMMON_PLACES = 0.3

/** What a text tells of places and organisations, by numbers of theirs, and how much. */
export type Places = ReadonlyMap<number, number>

/**
 * How likely two articles tell of one chain of events, 0 to 1: their likeness over names, places, organisations, rare
 * words, numbers and dates, less what lies between them in time and on the map.
 */
export function linkOf(likeness: number, apartMs: number, common: number): number {
  const days = Math.abs(apartMs) / DAY_MS
  if (days > WINDOW_DAYS) return 0
  const time = Math.exp(-(days * days) / (2 * SIGMA_DAYS * SIGMA_DAYS))
  return likeness * time * (0.5 + 0.5 * Math.min(1, common / COMMON_PLACES))
}

/** Ruzicka's coefficient of what two texts tell of places and organisations: the least of each weight over the greatest. */
export function commonPlaces(ours: Places, theirs: Places): number {
  let least = 0
  let greatest = 0
  for (const [key, we] of ours) {
    const they = theirs.get(key) ?? 0
    least += Math.min(we, they)
    greatest += Math.max(we, they)
  }
  for (const [key, they] of theirs) if (!ours.has(key)) greatest += they
  // Two texts that name no place at all say nothing against each other.
  return greatest === 0 ? 1 : least / greatest
}
