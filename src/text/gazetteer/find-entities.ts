import type { Lang } from '../../model/lang.ts'
import type { Token } from '../analyser.ts'
import { type ReadText, readText } from '../read-text.ts'
import { factOf } from '../word-facts.ts'
import { isNamedByNoun, isNextTo, isWherePlacesStand, type Reading } from './context.ts'
import { type EntityName, gazetteer, type Naming } from './gazetteer.ts'
import type { PhraseMatch, TokenForms } from './phrase-matcher.ts'
import { hasSmallInitial, isInCapitals, isSpelledAs } from './spelling.ts'
import { formsOf } from './word-forms.ts'

/** A mention in a text, with the UTF-16 offsets of its words as written: وبنغازي and Syria’s are whole. */
export interface Entity {
  readonly id: string
  readonly type: 'place' | 'organisation'
  readonly start: number
  readonly end: number
  /** An adjective (السورية, Syrians) speaks of its country. */
  readonly how: 'name' | 'adjective'
}

/** Names found, and the entities that have them; none where they only look like names. */
interface Hit extends PhraseMatch<Naming> {
  readonly names: readonly EntityName[]
}

interface Found {
  readonly name: EntityName
  readonly to: number
}

/** What the sure mentions of a text say: how often they speak of each country and each entity. */
interface Evidence {
  readonly countries: ReadonlyMap<string, number>
  readonly ids: ReadonlySet<string>
}

/**
 * The mentions of places and organisations in a text, in order, none overlapping: the longest of the names in
 * `knowledge/`, of both languages in a text of any. Linear in the text's length. `docs/knowledge.md` tells how a
 * name is told from the common word it is spelled like, and from another of the same name.
 */
export function findEntities(text: string, lang: Lang): readonly Entity[] {
  return entitiesIn(readText(text, lang))
}

/** The same of a text that has been cut into its words. */
export function entitiesIn(reading: ReadText): readonly Entity[] {
  const hits: readonly Hit[] = gazetteer()
    .matches(
      reading.tokens.map((token) => formsIn(reading.text, token)),
      (naming, from, to) => isSpelled(reading, naming, from, to),
    )
    .filter(({ from, to }) => to - from > 1 || !isShouted(reading, from))
    .map((match) => ({ ...match, names: entitiesOf(match) }))
  const evidence = evidenceOf(reading, hits)
  const found: Entity[] = []
  let before: Found | undefined
  for (const hit of hits) {
    const names = hit.names.filter((name) => isMeant(reading, hit, name, evidence, before))
    const best = likeliest(names, evidence)
    if (best === undefined) continue
    before = { name: best, to: hit.to }
    found.push({ id: best.id, type: best.type, how: best.how, ...offsets(reading, hit) })
  }
  return found
}

const formsAlone = factOf(({ word }) => gazetteer().pruned(formsOf(word, false)))
const formsBeforeHyphen = factOf(({ word }) => gazetteer().pruned(formsOf(word, true)))

function formsIn(text: string, token: Token): TokenForms {
  return text.charAt(token.end) === '-' ? formsBeforeHyphen(token) : formsAlone(token)
}

const entitiesOf = ({ values }: PhraseMatch<Naming>): readonly EntityName[] =>
  values.some(({ entity }) => entity === undefined) ? [] : values.flatMap(({ entity }) => entity ?? [])

function offsets({ tokens }: Reading, { from, to }: Hit): Pick<Entity, 'start' | 'end'> {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }
}

function isSpelled({ tokens }: Reading, naming: Naming, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!isSpelledAs(tokens[at]?.written ?? '', naming.written[at - from] ?? '')) return false
  }
  return true
}

/** Amid capitals US and WHO may as well be us and who. */
function isShouted({ tokens }: Reading, at: number): boolean {
  if (!tokens[at]?.isStopWord) return false
  const around = [tokens[at - 1], tokens[at + 1]].flatMap((token) => token?.written ?? [])
  return around.length > 0 && around.every(isInCapitals)
}

/** Only names that are no common words and of one entity alone count, and those that a noun before them makes sure. */
function evidenceOf(reading: Reading, hits: readonly Hit[]): Evidence {
  const countries = new Map<string, number>()
  const ids = new Set<string>()
  for (const hit of hits) {
    const [name, second] = hit.names
    if (name === undefined || (second && second.id !== name.id)) continue
    if (name.isWord && !(name.how === 'name' && isNamedByNoun(reading, hit.from, hit.to))) continue
    ids.add(name.id)
    for (const country of name.countries) countries.set(country, (countries.get(country) ?? 0) + 1)
  }
  return { countries, ids }
}

/** Whether a name that is also a common word is the name here; one that is no such word always is. */
function isMeant(reading: Reading, hit: Hit, name: EntityName, evidence: Evidence, before?: Found): boolean {
  if (!name.isWord) return true
  const spokenOf = evidence.ids.has(name.id) || name.countries.some((country) => evidence.countries.has(country))
  if (name.how === 'adjective') return spokenOf
  if (hit.values[0]?.lang === 'en') return (spokenOf && isCountry(name)) || isCapitalAmidSmall(reading, hit.from)
  if (isEnumerated(hit, name, before) || isNamedByNoun(reading, hit.from, hit.to)) return true
  return (spokenOf || isCountry(name)) && isWherePlacesStand(reading, hit.from)
}

/** A country is so much more often spoken of than a town that a preposition before its name is enough: في مالي. */
const isCountry = ({ type, id, countries: [code] }: EntityName): boolean =>
  type === 'place' && id === code?.toLowerCase()

/** A name joined by و to one of the same country: منبج والباب, but not لبنان وصور. */
function isEnumerated(hit: Hit, name: EntityName, before: Found | undefined): boolean {
  if (before?.to !== hit.from || hit.form === 0 || isCountry(before.name)) return false
  return before.name.how === 'name' && before.name.countries.some((code) => name.countries.includes(code))
}

/** A capital tells of a name only where it is neither a sentence's nor a headline's. */
function isCapitalAmidSmall(reading: Reading, at: number): boolean {
  const { text, tokens } = reading
  return isNextTo(text, tokens[at - 1], tokens[at]) && hasSmallInitial(tokens[at - 1]?.written)
}

/** Of several of one name the one whose country the text speaks of most, else the one without `~`. */
function likeliest(names: readonly EntityName[], { countries }: Evidence): EntityName | undefined {
  if (names.length < 2) return names[0]
  const weight = (name: EntityName) =>
    name.countries.reduce((sum, country) => sum + (countries.get(country) ?? 0), name.isSecond ? 0 : 0.5)
  return names.reduce((best, name) => (weight(name) > weight(best) ? name : best))
}
