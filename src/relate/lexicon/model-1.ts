/** The words of an aligned pair, each once. */
export interface WordPair {
  readonly arabic: readonly string[]
  readonly english: readonly string[]
}

/** Two words that are likely translations. */
export interface Translation {
  readonly arabic: string
  readonly english: string
  /** 0 to 1: the geometric mean of both directions' probabilities. */
  readonly weight: number
  /** In how many pairs both stand. */
  readonly together: number
}

type Table = Map<string, Map<string, number>>

const ITERATIONS = 8
/** A word that translates nothing of the other text comes from here. */
const NULL = ''
/** Probabilities below this are dropped on the way, so that the table stays as small as the truth. */
const NEGLIGIBLE = 0.002

/**
 * IBM Model 1 (Brown, Della Pietra, Della Pietra and Mercer 1993) in both directions: which word of one language is
 * made by which of the other, found by expectation maximisation from words that stand in the same paragraphs. Only
 * what both directions agree upon is told (symmetrised as in Liang, Taskar and Klein 2006, after training).
 */
export function translations(
  pairs: readonly WordPair[],
  least: { readonly weight: number; readonly together: number },
): readonly Translation[] {
  const toEnglish = train(pairs.map(({ arabic, english }) => [arabic, english]))
  const toArabic = train(pairs.map(({ arabic, english }) => [english, arabic]))
  const together = countTogether(pairs)
  const found: Translation[] = []
  for (const [arabic, row] of toEnglish) {
    for (const [english, probability] of row) {
      const back = toArabic.get(english)?.get(arabic) ?? 0
      const weight = Math.sqrt(probability * back)
      const count = together.get(arabic)?.get(english) ?? 0
      if (arabic !== NULL && weight >= least.weight && count >= least.together) {
        found.push({ arabic, english, weight, together: count })
      }
    }
  }
  return found.sort((one, other) => other.weight - one.weight || other.together - one.together)
}

/** t(to | from) by expectation maximisation, from equal probabilities on. */
function train(pairs: readonly (readonly [from: readonly string[], to: readonly string[]])[]): Table {
  let table: Table | undefined
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) table = maximise(expected(pairs, table))
  return table ?? new Map()
}

/** How often each word is expected to have made each other, by the table so far. */
function expected(
  pairs: readonly (readonly [readonly string[], readonly string[]])[],
  table: Table | undefined,
): Table {
  const counts: Table = new Map()
  for (const [words, to] of pairs) {
    const from = [NULL, ...words]
    for (const made of to) {
      const parts = from.map((word) => (table ? (table.get(word)?.get(made) ?? 0) : 1))
      const whole = parts.reduce((sum, part) => sum + part, 0)
      if (whole === 0) continue
      for (const [index, word] of from.entries()) {
        const part = (parts[index] ?? 0) / whole
        if (part < NEGLIGIBLE) continue
        const row = counts.get(word) ?? new Map<string, number>()
        counts.set(word, row)
        row.set(made, (row.get(made) ?? 0) + part)
      }
    }
  }
  return counts
}

function maximise(counts: Table): Table {
  for (const row of counts.values()) {
    const whole = [...row.values()].reduce((sum, count) => sum + count, 0)
    for (const [word, count] of row) row.set(word, count / whole)
  }
  return counts
}

function countTogether(pairs: readonly WordPair[]): Table {
  const counts: Table = new Map()
  for (const { arabic, english } of pairs) {
    for (const word of arabic) {
      const row = counts.get(word) ?? new Map<string, number>()
      counts.set(word, row)
      for (const other of english) row.set(other, (row.get(other) ?? 0) + 1)
    }
  }
  return counts
}
