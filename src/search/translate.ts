import type { Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import { findEntities } from '../text/gazetteer/find-entities.ts'
import { entityForms } from '../text/gazetteer/names-of.ts'
import { hash16 } from '../text/hash.ts'
import { newsLexicon } from '../text/lexicon/news-lexicon.ts'
import { nameSimilarity } from '../text/names/similarity.ts'
import { skeletons } from '../text/names/skeleton.ts'
import { type Leaf, leafOf, type Plan } from './plan.ts'
import type { Query } from './query.ts'
import { type Script, scriptOf } from './unfamiliar-words.ts'

/** Words of the index in a script that share one of these keys of `text/names/skeleton`. */
export type WordsLike = (
  script: Script,
  skeletons: readonly string[],
) => Promise<readonly { readonly word: string; readonly term: string }[]>

/** What one word or phrase of a question is in the other language. */
export interface Rendering {
  /** As the reader wrote it. */
  readonly asked: string
  readonly as: 'word' | 'place' | 'organisation' | 'name' | 'same'
  /** All of them are to be in a text; any term of one will do. */
  readonly leaves: readonly Leaf[]
}

export interface Translation {
  readonly lang: Script
  readonly renderings: readonly Rendering[]
  readonly plan: Plan
}

const OTHER: Readonly<Record<Script, Script>> = { ar: 'en', en: 'ar' }

/** Below it two words are rather two names than one. */
const SAME_NAME = 0.5
const MOST_NAMES = 6

/** Of a question at least so much must be understood, or its answer in the other language is to something else. */
const UNDERSTOOD = 0.5

/**
 * A question in the other of the two languages: places and organisations by the gazetteer, words and phrases by the
 * lexicon, what neither knows as names that sound alike in the index. All renderings of a word together stand for it,
 * each weighed by its likelihood: probabilistic structured queries (Pirkola, SIGIR 1998; Darwish and Oard, SIGIR
 * 2003). Undefined when too little of the question could be put into the other language.
 */
export async function translated(query: Query, wordsLike: WordsLike): Promise<Translation | undefined> {
  const text = askedText(query)
  const from = scriptOfText(text)
  if (!from) return undefined
  const tokens = analyserFor(from).tokens(text)
  const spans = spansOf(text, tokens, from)
  const renderings: Rendering[] = []
  let lost = 0
  for (let at = 0; at < tokens.length; ) {
    const span = spans.get(at)
    const rendering = span?.rendering ?? (await renderingAlone(tokens[at] as Token, text, from, wordsLike))
    if (rendering === 'lost') lost += 1
    else if (rendering) renderings.push(rendering)
    at = span?.end ?? at + 1
  }
  if (renderings.length === 0 || lost / (lost + renderings.length) > 1 - UNDERSTOOD) return undefined
  const plans = renderings.flatMap(({ leaves }) => leaves.map((leaf): Plan => ({ type: 'word', leaf })))
  const [only] = plans
  return { lang: OTHER[from], renderings, plan: plans.length === 1 && only ? only : { type: 'and', plans } }
}

/** The words that a question asks for, without what it excludes. */
function askedText(query: Query): string {
  if (query.type === 'not') return ''
  return 'queries' in query ? query.queries.map(askedText).filter(Boolean).join(' ') : query.text
}

/** The script of most of the words. */
function scriptOfText(text: string): Script | undefined {
  const count = (script: Script) =>
    analyserFor(script)
      .tokens(text)
      .filter(({ word }) => scriptOf(word) === script).length
  const [ar, en] = [count('ar'), count('en')]
  if (ar === 0 && en === 0) return undefined
  return ar >= en ? 'ar' : 'en'
}

interface Span {
  readonly start: number
  readonly end: number
  readonly rendering: Rendering
}

/** What the gazetteer and the lexicon know of a text, by the first word: the longest first, none overlapping. */
function spansOf(text: string, tokens: readonly Token[], from: Script): ReadonlyMap<number, Span> {
  const known = lexiconSpans(text, tokens, from)
  const raised = withCapitals(text, tokens, known)
  const readings = raised === text ? [text] : [text, raised]
  const all = [...readings.flatMap((read) => entitySpans(read, text, tokens, from)), ...known]
  all.sort((one, other) => other.end - other.start - (one.end - one.start))
  const taken = new Set<number>()
  const chosen = new Map<number, Span>()
  for (const span of all) {
    const places = Array.from({ length: span.end - span.start }, (_, offset) => span.start + offset)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    chosen.set(span.start, span)
  }
  return chosen
}

/** Up to so many letters a word that the lexicon does not know is rather an acronym: uae, but not car. */
const SHORT_ACRONYM = 3

/** A question with the capitals that its names would have in a newspaper, for readers rarely type them. */
function withCapitals(text: string, tokens: readonly Token[], known: readonly Span[]): string {
  const words = new Set(known.filter(({ start, end }) => end - start === 1).map(({ start }) => start))
  const letters = text.split('')
  for (const [at, { word, start, end }] of tokens.entries()) {
    const isAcronym = end - start <= SHORT_ACRONYM && !words.has(at) && !analyserFor('en').isStopWord(word)
    for (let letter = start; letter < (isAcronym ? end : start + 1); letter += 1) {
      const capital = letters[letter]?.toUpperCase()
      // One that becomes two (ß) would move the offsets of all after it.
      if (capital?.length === 1) letters[letter] = capital
    }
  }
  return letters.join('')
}

/** The entities that are read in a text, as spelled in another one of the same offsets. */
function entitySpans(read: string, text: string, tokens: readonly Token[], from: Script): readonly Span[] {
  return findEntities(read, from).flatMap(({ id, type, start, end }) => {
    const first = tokens.findIndex((token) => token.start >= start)
    const after = tokens.findLastIndex((token) => token.end <= end) + 1
    const forms = entityForms(id, OTHER[from]).map((form): Form => ({ terms: termsOf(form, OTHER[from]), weight: 1 }))
    const leaves = leavesOf(forms)
    const rendering = { asked: text.slice(start, end), as: type, leaves }
    return leaves.length > 0 && first >= 0 && after > first ? [{ start: first, end: after, rendering }] : []
  })
}

function lexiconSpans(text: string, tokens: readonly Token[], from: Script): readonly Span[] {
  const forms = new Map<string, { start: number; end: number; forms: Form[] }>()
  for (const { start, end, targets, weight } of newsLexicon().translate(tokens, from)) {
    const span = forms.get(`${start} ${end}`) ?? { start, end, forms: [] }
    forms.set(`${start} ${end}`, span)
    span.forms.push(...targets.map((target) => ({ terms: target.split(' '), weight })))
  }
  return [...forms.values()].map(({ start, end, forms: found }) => {
    const asked = text.slice(tokens[start]?.start, tokens[end - 1]?.end)
    return { start, end, rendering: { asked, as: 'word', leaves: leavesOf(found) } }
  })
}

/** One way to say a thing, in terms of the index. */
interface Form {
  readonly terms: readonly string[]
  readonly weight: number
}

function termsOf(text: string, lang: Script): readonly string[] {
  return analyserFor(lang)
    .tokens(text)
    .map(({ term }) => term)
}

/** The single words together stand for the thing; where there are none, each word of the usual phrase stands for itself. */
function leavesOf(forms: readonly Form[]): readonly Leaf[] {
  const single = new Map<string, number>()
  for (const { terms, weight } of forms) {
    const [term] = terms
    if (terms.length === 1 && term) single.set(term, Math.max(weight, single.get(term) ?? 0))
  }
  if (single.size > 0) return [leafOfAny(single)]
  return (forms[0]?.terms ?? []).map((term) => leafOf({ term, word: term }, []))
}

function leafOfAny(terms: ReadonlyMap<string, number>): Leaf {
  const [first = ''] = terms.keys()
  const most = Math.max(...terms.values())
  return {
    ...leafOf({ term: first, word: first }, []),
    isStopWord: false,
    terms: [...terms.keys()],
    weights: [...terms.values()].map((weight) => weight / most),
    termHashes: new Set([...terms.keys()].map(hash16)),
  }
}

/** A word that neither the gazetteer nor the lexicon knows: `lost` when nothing in the index sounds like it. */
async function renderingAlone(
  token: Token,
  text: string,
  from: Script,
  wordsLike: WordsLike,
): Promise<Rendering | 'lost' | undefined> {
  if (analyserFor(from).isStopWord(token.word)) return undefined
  const asked = text.slice(token.start, token.end)
  if (scriptOf(token.word) !== from) return { asked, as: 'same', leaves: [leafOf(token, [])] }
  const like = await wordsLike(OTHER[from], skeletons(token.word))
  const names = like
    .map(({ word, term }) => ({ term, likeness: likeness(token.word, word, from) }))
    .filter((name) => name.likeness >= SAME_NAME)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_NAMES)
  if (names.length === 0) return 'lost'
  return { asked, as: 'name', leaves: [leafOfAny(new Map(names.map((name) => [name.term, name.likeness])))] }
}

function likeness(word: string, other: string, from: Script): number {
  return from === 'ar' ? nameSimilarity(word, other) : nameSimilarity(other, word)
}
