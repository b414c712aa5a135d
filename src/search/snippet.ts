import type { Lang } from '../model/lang.ts'
import type { Span, Token } from '../text/analyser.ts'
import { analyserFor } from '../text/analysers.ts'
import type { Places } from './place.ts'
import { askedLeaves, type Plan } from './plan.ts'
import type { SnippetPart } from './result.ts'

/** UTF-16 units of a passage, about two lines of a list. */
const PASSAGE = 220

/** Up to where a text is read for a passage: further only when the asked words are not together in what was read. */
const READINGS = [400, 1200, 50_000]

/** The whole of a short text, such as a headline, with the asked words marked in it. */
export function marked(lang: Lang, text: string, plan: Plan | undefined): readonly SnippetPart[] {
  const tokens = plan ? analyserFor(lang).tokens(text) : []
  return parts(text, plan ? hitsIn(tokens, plan) : [], 0, text.length)
}

/**
 * The passage of a text where most of the different asked words stand, the first that has them all, or its beginning.
 * `places` tells where the asked words are, when it is known: then only what is around the best of them is read.
 */
export function passage(
  lang: Lang,
  whole: string,
  plan: Plan | undefined,
  places?: Places | undefined,
): readonly SnippetPart[] {
  const text = whole
    .slice(0, READINGS.at(-1))
    .toWellFormed()
    .replace(/[^\S ]/g, ' ')
  const near = plan && places ? readAround(lang, text, plan, places) : undefined
  const { tokens, hits } = near ?? readFromStart(lang, text, plan)
  return cut(text, tokens, hits, densest(hits).start)
}

interface Reading {
  readonly tokens: readonly Span[]
  readonly hits: readonly Token[]
}

/** About twice as many as stand in a passage. */
const WORDS_BEFORE = 60
const WORDS_AFTER = 120

/**
 * Only those words are analysed that the index takes for asked ones. Undefined when one of them is not: the article has
 * another revision than the index.
 */
function readAround(lang: Lang, text: string, plan: Plan, { hits, best }: Places): Reading | undefined {
  const first = Math.max(0, best - WORDS_BEFORE)
  const spans = analyserFor(lang).spans(text, first, best + WORDS_AFTER)
  const start = spans[best - first]?.start
  if (start === undefined) return undefined
  const isNear = ({ start: from, end }: Span) => from >= start - PASSAGE && end <= start + 2 * PASSAGE
  const asked = hits.flatMap((place) => spans[place - first] ?? []).filter(isNear)
  const found = asked.flatMap((span) => hitsIn(tokensOf(lang, text, span.start, span.end), plan))
  return found.length === asked.length ? { tokens: spans, hits: found } : undefined
}

function readFromStart(lang: Lang, text: string, plan: Plan | undefined): Reading {
  const asked = plan ? askedLeaves(plan).length : 0
  const tokens: Token[] = []
  let hits: readonly Token[] = []
  let read = 0
  for (const length of READINGS) {
    const from = read
    read = text.length > length ? Math.max(from, text.lastIndexOf(' ', length)) : text.length
    tokens.push(...tokensOf(lang, text, from, read))
    hits = plan ? hitsIn(tokens, plan) : []
    if (read === text.length || densest(hits).different >= asked) break
  }
  return { tokens, hits }
}

function tokensOf(lang: Lang, text: string, from: number, to: number): readonly Token[] {
  const tokens = analyserFor(lang).tokens(text.slice(from, to))
  return from === 0 ? tokens : tokens.map((token) => ({ ...token, start: from + token.start, end: from + token.end }))
}

function cut(text: string, tokens: readonly Span[], hits: readonly Token[], start: number): readonly SnippetPart[] {
  const from = tokens.findLast((token) => token.start <= start - PASSAGE / 6)?.start ?? tokens[0]?.start ?? 0
  const to = tokens.findLast(({ end }) => end <= from + PASSAGE)?.end ?? from + PASSAGE
  const isWhole = !/[\p{L}\p{N}]/u.test(text.slice(to))
  const end = isWhole ? Math.min(text.length, to + 3) : to
  const found = parts(text, hits, from, end)
  return [...(from > 0 ? [ELLIPSIS] : []), ...found, ...(end < text.length ? [ELLIPSIS] : [])]
}

const ELLIPSIS: SnippetPart = { text: '…', hit: false }

/** Where the best passage begins: the first hit of the stretch with most different terms. One pass, two edges. */
function densest(hits: readonly Token[]): { readonly start: number; readonly different: number } {
  const inside = new Map<string, number>()
  let best = { start: 0, different: 0 }
  let first = 0
  for (const { term, end } of hits) {
    inside.set(term, (inside.get(term) ?? 0) + 1)
    for (let hit = hits[first]; hit && end - hit.start > PASSAGE; hit = hits[first]) {
      const left = (inside.get(hit.term) ?? 0) - 1
      if (left > 0) inside.set(hit.term, left)
      else inside.delete(hit.term)
      first += 1
    }
    if (inside.size > best.different) best = { start: hits[first]?.start ?? 0, different: inside.size }
  }
  return best
}

/** The tokens that answer the plan, in their order: words by their terms, phrases where they stand exactly. */
function hitsIn(tokens: readonly Token[], plan: Plan): readonly Token[] {
  const found = new Set<Token>()
  markHits(tokens, plan, found)
  return tokens.filter((token) => found.has(token))
}

function markHits(tokens: readonly Token[], plan: Plan, found: Set<Token>): void {
  if (plan.type === 'word') {
    for (const token of tokens) if (plan.leaf.terms.includes(token.term)) found.add(token)
  } else if (plan.type === 'phrase') {
    for (const [index] of tokens.entries()) {
      if (!plan.leaves.every(({ word }, place) => tokens[index + place]?.word === word)) continue
      for (const token of tokens.slice(index, index + plan.leaves.length)) found.add(token)
    }
  } else if (plan.type !== 'not') {
    for (const one of plan.plans) markHits(tokens, one, found)
  }
}

function parts(text: string, hits: readonly Token[], from: number, to: number): readonly SnippetPart[] {
  const found: SnippetPart[] = []
  let at = from
  for (const { start, end } of hits) {
    if (start < at || end > to) continue
    if (start > at) found.push({ text: text.slice(at, start), hit: false })
    found.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < to) found.push({ text: text.slice(at, to), hit: false })
  return found
}
