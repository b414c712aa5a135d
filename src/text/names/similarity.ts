import { remembered } from '../remembered.ts'
import { arabicLetters, latinLetters } from './letters.ts'
import { createMultigram } from './multigram.ts'
import { CALIBRATION, WEIGHTS } from './weights.ts'

/** Readings of a name: as it stands, and without an article that the other script may leave out. */
interface Reading<Name> {
  readonly name: Name
  readonly bare: boolean
}

/** Names repeat within a newsroom: so many are kept ready, per script. */
const MOST_KEPT = 4_096

/** A single name of one letter says nothing. */
const LEAST_LETTERS = 2

/** What it costs, in nats, that only one of the two has its article: الكس is rather Alex than Kass. */
const LONE_ARTICLE = 2
const ARABIC_ARTICLE = /^ال(?=...)/
const LATIN_ARTICLE = /^(?:al|el|ul)(?=...)/
/** Before a hyphen or a space the article may be written as it is spoken: ash-Sharif, an-Nahyan. */
const SPOKEN_ARTICLE = /^(?:a[lrszdtn]|as?[sdt]h|e[lsrdtnz]|il|ul)['’]?[-‐‑ ](?=\p{L}{2})/iu

const multigram = createMultigram(WEIGHTS)
const [CONSTANT = 0, PER_NAT = 0] = CALIBRATION

const arabicReadings = remembered(MOST_KEPT, (name) => readings(arabicLetters(name), ARABIC_ARTICLE, multigram.arabic))
const latinReadings = remembered(MOST_KEPT, (name) => {
  const spoken = name.trim().replace(SPOKEN_ARTICLE, '')
  if (spoken === name.trim()) return readings(latinLetters(name), LATIN_ARTICLE, multigram.latin)
  return readings(`al${latinLetters(spoken)}`, LATIN_ARTICLE, multigram.latin)
})

/**
 * How likely a name in Arabic letters and one in Latin letters are the same name, 0…1; 0.5 is where a
 * single name and its nearest rival part. Spaces and hyphens within the name make no difference, the article may
 * be missing on one side. Empty names and names of a single letter have 0. The method is in `docs/names.md`.
 */
export function nameSimilarity(arabic: string, latin: string): number {
  let best = Number.NEGATIVE_INFINITY
  for (const a of arabicReadings(arabic)) {
    for (const l of latinReadings(latin)) {
      const lone = a.bare === l.bare ? 0 : LONE_ARTICLE
      const information = multigram.information(a.name, l.name) - lone
      best = Math.max(best, CONSTANT + PER_NAT * information)
    }
  }
  return 1 / (1 + Math.exp(-best))
}

function readings<Name>(
  letters: string,
  article: RegExp,
  prepare: (letters: string) => Name,
): readonly Reading<Name>[] {
  if (letters.length < LEAST_LETTERS) return []
  const whole = { name: prepare(letters), bare: true }
  const bare = letters.replace(article, '')
  if (bare === letters) return [whole]
  return [
    { ...whole, bare: false },
    { name: prepare(bare), bare: true },
  ]
}
