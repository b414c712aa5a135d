import { EDITION_LANGS, type EditionLang } from '../../model/lang.ts'
import { cosine, packed, type Scale } from './closeness.ts'
import { KNOWN_SENTENCES } from './known-sentences.ts'

/** Of the sentences, at least this part must find its translation first: a model of one language finds one in sixteen. */
const LEAST_FOUND = 0.5

/** What a model says of the known sentences, in their order. */
type Told = Readonly<Record<EditionLang, readonly Uint8Array[]>>

/**
 * Models differ in what a cosine means: unrelated texts have 0.1 with one and 0.75 with another. So each is first shown
 * sentences of which it is known what they have in common: nothing, or everything.
 *
 * @returns undefined for a model to which a sentence and its translation are no nearer than others
 */
export async function scaleOf(
  vectorsOf: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<Scale | undefined> {
  const told: Record<EditionLang, Uint8Array[]> = { ar: [], en: [] }
  for (const lang of EDITION_LANGS) {
    told[lang] = (await vectorsOf(KNOWN_SENTENCES.map((sentence) => sentence[lang]))).map(packed)
  }
  if (found(told, 'ar', 'en') < LEAST_FOUND || found(told, 'en', 'ar') < LEAST_FOUND) return undefined
  const own = mean(EDITION_LANGS.flatMap((lang) => cosines(told[lang], told[lang], false)))
  const scale = {
    own: { none: own, all: 1 },
    shared: { none: mean(cosines(told.ar, told.en, false)), all: mean(cosines(told.ar, told.en, true)) },
  }
  return scale.shared.none < scale.shared.all && own < 1 ? scale : undefined
}

/** Which part of the sentences of one language is nearest to its translation. */
function found(told: Told, from: EditionLang, to: EditionLang): number {
  const first = told[from].filter((vector, at) => {
    const all = told[to].map((other) => cosine(vector, other) ?? -1)
    return all.indexOf(Math.max(...all)) === at && (all[at] ?? -1) > 0
  })
  return first.length / told[from].length
}

function cosines(ones: readonly Uint8Array[], others: readonly Uint8Array[], same: boolean): readonly number[] {
  return ones.flatMap((one, at) =>
    others.flatMap((other, index) => ((at === index) === same ? (cosine(one, other) ?? 0) : [])),
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
