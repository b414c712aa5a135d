import { analyserFor } from '../analysers.ts'
import { ENGLISH_STOP_WORDS } from '../en/stop-words.ts'
import { fold } from '../fold.ts'
import { newsLexicon } from '../lexicon/news-lexicon.ts'
import { findCapitalisedNames } from '../names/find-capitalised.ts'
import type { NameSpan } from '../names/name-span.ts'
import type { ReadText } from '../read-text.ts'
import { remembered } from '../remembered.ts'
import { spacedWords, type WrittenWord } from '../words.ts'
import { isGivenName } from './given-names.ts'
import { namePartsOf } from './name-parts.ts'
import type { IsTaken, PersonSpan } from './person-span.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Stand before a person's name and are none of it, in capitals or not. */
const ROLES =
  words(`president vice-president premier prime minister ministers secretary state chancellor king queen prince
  princess crown emir sheikh sultan senator sen rep representative congressman congresswoman governor gov mayor ambassador
  envoy spokesman spokeswoman spokesperson leader chief head chairman chairwoman chairperson chair director general gen
  colonel col major maj captain capt lieutenant lt sergeant sgt commander admiral marshal field judge justice prosecutor
  lawyer attorney pope patriarch bishop archbishop cardinal imam ayatollah rabbi reverend rev father sister brother dr
  doctor prof professor mr mrs ms sir lord lady dame baroness coach manager midfielder striker defender goalkeeper forward
  winger captain player actor actress singer writer author poet novelist journalist reporter editor analyst economist
  scientist researcher engineer historian expert activist founder co-founder ceo executive owner officer inspector
  detective det constable superintendent teacher student fighter rebel warlord strongman candidate politician lawmaker
  mp deputy speaker member official adviser advisor counterpart wife husband son daughter mother widow house senate
  majority minority whip former late acting interim foreign defence defense interior finance oil energy health`)

/** Say that a name is of something else: in it, or right behind it. */
const THINGS = words(`council committee commission party league university college school academy institute institution
  centre center hospital clinic airport airlines airways port station street road avenue square bridge tower stadium arena
  park garden gardens forest mountain mountains mount hill hills valley desert island islands lake river sea ocean bay gulf
  strait canal dam cup championship championships games olympics prize award awards medal act bill law agreement accord
  treaty convention plan programme program project initiative fund foundation trust association federation union society
  organisation organization agency authority bureau office department ministry court tribunal police army navy force forces
  brigade brigades battalion corps guard guards company corporation corp inc ltd llc plc group holdings bank insurance
  times post news tribune herald journal gazette guardian telegraph independent daily weekly magazine press radio television
  tv network channel media studios pictures records theatre theater museum gallery library mosque church cathedral temple
  monastery palace castle hotel resort restaurant cafe mall club united city county town village district province
  state states kingdom republic emirate front movement coalition alliance congress parliament senate assembly summit
  conference forum festival fair expo exhibition week day night year month war battle revolution uprising spring peace
  storm hurricane typhoon cyclone earthquake nebula telescope probe rover mission station satellite rocket ship vessel
  tanker carrier space system systems network road highway express line lines north south east west northern southern
  eastern western central national international world global royal supreme high federal general new old great grand
  middle european african american asian arab islamic muslim christian jewish buddhist catholic orthodox protestant
  democratic republican labour conservative liberal democrats republicans tories giants stars rovers wanderers athletic
  rangers street's camp fort cape storm operation team fc sc uss hms bitter lakes stadium quarter wall gate committee
  championships open masters tour cup super grand prix desert house hall tower chamber chambers commerce exchange index
  association red cross crescent human rights watch amnesty doctors borders climate change science sciences technology
  artificial intelligence research laboratory laboratories labs security defence defense affairs`)

const SAYING = words(`said says told tells added adds announced wrote writes tweeted warned argued insisted replied
  explained recalled testified pleaded resigned died married scored arrived met urged vowed denied`)

const AGE = /^,? (?:\(?\d{1,3}\)?|aged \d{1,3})(?=[,) ])/
const WHO = /^,? (?:who|whose)\b/
/** Of 김정은, Kim Jong-un: what stands behind a hyphen in small letters. */
const SMALL_REST = /^[-‐‑]\p{Ll}{1,6}(?![\p{L}])/u
const MOST_WORDS = 5
const LOOKED_BACK = 40
/** Names of which it is kept whether they are common words. */
const REMEMBERED = 20_000

/** The full names of people in a text in Latin script, in its order. */
export function findLatinPeople(read: ReadText, isTaken: IsTaken): readonly PersonSpan[] {
  return findCapitalisedNames(read).flatMap((span) => personIn(read.text, span, isTaken) ?? [])
}

function personIn(text: string, span: NameSpan, isTaken: IsTaken): PersonSpan | undefined {
  const all = spacedWords(span.text).map((word) => ({ ...word, start: word.start + span.start }))
  const rest = SMALL_REST.exec(text.slice(span.end, span.end + 8))?.[0].length ?? 0
  // One word is no full name; most spans are no more.
  if (all.length === 1 && rest === 0) return undefined
  const named = withoutRest(withoutBeginning(all, isTaken))
  const [first, last] = [named[0], named.at(-1)]
  if (!first || !last || named.length > MOST_WORDS) return undefined
  const end = last.start + last.text.length === span.end ? span.end + rest : last.start + last.text.length
  const name = text.slice(first.start, end)
  if (!isPersonal(name, named) || isTaken(first.start, end) || isFollowedByThing(text, end)) return undefined
  const isSure = ROLES.has(fold(all[all.indexOf(first) - 1]?.text ?? '')) || isTold(text, first, end)
  return isSure || !isCommon(name) ? { text: name, start: first.start, end, isSure } : undefined
}

/** Words that all mean something are no name without anything that tells so: Supreme Court. */
const isCommon = remembered(REMEMBERED, (name) => {
  const tokens = analyserFor('en').tokens(name)
  const known = new Set(
    newsLexicon()
      .translate(tokens, 'en')
      .flatMap(({ start, end }) => (end - start === 1 ? [start] : [])),
  )
  return known.size === tokens.length
})

/** Without the roles and the places that the run of capitals begins with: House Minority Leader Nancy Pelosi. */
function withoutBeginning(all: readonly WrittenWord[], isTaken: IsTaken): readonly WrittenWord[] {
  const first = all.findLastIndex(({ text, start }, at) => {
    const isRole = ROLES.has(fold(text)) && at < all.length - 1
    return (isRole && !isGivenName(fold(text))) || isTaken(start, start + text.length)
  })
  return all.slice(first + 1)
}

/** Chris Harris of WSMV, Peter Bone MP */
function withoutRest(all: readonly WrittenWord[]): readonly WrittenWord[] {
  const rest = all.findIndex(({ text }, at) => at > 0 && (text === 'of' || text === 'MP'))
  return rest > 0 ? all.slice(0, rest) : all
}

/** Two parts or more, none of them a thing, an acronym or a common word. */
function isPersonal(name: string, named: readonly WrittenWord[]): boolean {
  if (namePartsOf(name).length < 2) return false
  const isShouted = named.every(({ text }) => text === text.toUpperCase())
  return named.every(({ text }) => {
    const folded = fold(text)
    if (THINGS.has(folded) || ENGLISH_STOP_WORDS.has(folded) || /\p{N}/u.test(text)) return false
    return isShouted || text.length < 3 || text !== text.toUpperCase()
  })
}

function isFollowedByThing(text: string, end: number): boolean {
  const next = /^[ -](\p{L}+)/u.exec(text.slice(end, end + LOOKED_BACK))?.[1]
  return next !== undefined && THINGS.has(fold(next))
}

function isTold(text: string, first: WrittenWord, end: number): boolean {
  if (isGivenName(fold(first.text))) return true
  const before = /([\p{L}-]+)\.? ?$/u.exec(text.slice(Math.max(0, first.start - LOOKED_BACK), first.start))?.[1]
  if (before !== undefined && ROLES.has(fold(before))) return true
  const after = text.slice(end, end + LOOKED_BACK)
  return AGE.test(after) || WHO.test(after) || (speaks(text, end) && !isCommon(text.slice(first.start, end)))
}

/** Whether a verb of saying follows. */
export function speaks(text: string, end: number): boolean {
  return SAYING.has(/^ (\p{L}+)/u.exec(text.slice(end, end + LOOKED_BACK))?.[1] ?? '')
}
