import { isEditionLang, type Lang } from '../../model/lang.ts'
import type { Token } from '../analyser.ts'
import { analyserFor } from '../analysers.ts'
import { alternatives } from '../gazetteer/table.ts'
import { hash16 } from '../hash.ts'
import { nodeOf, type PhraseTree } from '../lexicon/phrase-tree.ts'
import { topicRows } from './topic.ts'

/** A phrase that speaks for topics; without any, one that only looks as if it did (`West Bank` of banks). */
export interface Witness {
  readonly topics: readonly string[]
  /** 0 to 1. */
  readonly strength: number
  /** How it has to be written, folded; without it, any words of its stems are taken. */
  readonly spelt: string | undefined
}

/** `film?` may be anything; beside other witnesses it bears them out. */
const WEAK = 0.3

/** What may be joined to an Arabic word: conjunction, preposition, article. */
const JOINED = /^[وف]?(?:[بك]?ال|لل|[بكل])?$/

/** A place where a phrase stands: the tokens `from` … `to`, `to` not included. */
export interface WitnessPlace {
  readonly witnesses: readonly Witness[]
  readonly from: number
  readonly to: number
}

interface Vocabulary {
  readonly tree: PhraseTree<Witness[]>
  /** Which hashes of terms begin a phrase: nine words of ten begin none. */
  readonly beginnings: Uint8Array
}

const vocabularies = new Map<Lang, Vocabulary>()

/**
 * Where the phrases of `knowledge/topics.tsv` stand in a row of words, the longest at each place; nowhere in other languages
 * than the editions'. docs/knowledge.md tells of their marks. Linear in the number of words.
 */
export function witnessesIn(lang: Lang, tokens: readonly Token[]): readonly WitnessPlace[] {
  if (!isEditionLang(lang)) return []
  const { tree, beginnings } = vocabularies.get(lang) ?? readVocabulary(lang)
  const found: WitnessPlace[] = []
  for (let from = 0; from < tokens.length; ) {
    const place = beginnings[(tokens[from]?.hashes ?? 0) >>> 16] ? longestAt(tree, tokens, from) : undefined
    if (place) found.push(place)
    from = place?.to ?? from + 1
  }
  return found
}

function longestAt(tree: PhraseTree<Witness[]>, tokens: readonly Token[], from: number): WitnessPlace | undefined {
  let longest: WitnessPlace | undefined
  let node = tree.next?.get(tokens[from]?.term ?? '')
  for (let to = from + 1; node !== undefined; to += 1) {
    const witnesses = node.value?.filter(({ spelt }) => spelt === undefined || isSpelt(tokens.slice(from, to), spelt))
    if (witnesses && witnesses.length > 0) longest = { witnesses, from, to }
    node = node.next?.get(tokens[to]?.term ?? '')
  }
  return longest
}

function isSpelt(tokens: readonly Token[], spelt: string): boolean {
  const written = tokens.map(({ word }) => word).join(' ')
  return written.endsWith(spelt) && JOINED.test(written.slice(0, written.length - spelt.length))
}

interface Phrase {
  readonly terms: readonly string[]
  readonly spelt: string | undefined
  /** Of each topic that it speaks for. */
  readonly strengths: Map<string, number>
}

function readVocabulary(lang: 'ar' | 'en'): Vocabulary {
  const tree: PhraseTree<Witness[]> = {}
  const beginnings = new Uint8Array(1 << 16)
  for (const { terms, spelt, strengths } of phrasesIn(lang)) {
    const node = nodeOf(tree, terms)
    node.value ??= []
    const byStrength = Map.groupBy(strengths.keys(), (id) => strengths.get(id) ?? 0)
    if (byStrength.size === 0) node.value.push({ topics: [], strength: 0, spelt })
    for (const [strength, topics] of byStrength) node.value.push({ topics, strength, spelt })
    beginnings[hash16(terms[0] ?? '')] = 1
  }
  const vocabulary = { tree, beginnings }
  vocabularies.set(lang, vocabulary)
  return vocabulary
}

/** A phrase that stands in several rows, or in two forms with one stem, is one. */
function phrasesIn(lang: 'ar' | 'en'): Iterable<Phrase> {
  const analyser = analyserFor(lang)
  const phrases = new Map<string, Phrase>()
  for (const { cells } of topicRows()) {
    for (const cell of alternatives(cells[`${lang}-words`])) {
      const [, written = '', mark = ''] = /^(.*?)([?!=]?)$/su.exec(cell) ?? []
      const tokens = analyser.tokens(written)
      const terms = tokens.map(({ term }) => term)
      const spelt = mark === '=' ? tokens.map(({ word }) => word).join(' ') : undefined
      const key = `${terms.join(' ')}=${spelt ?? ''}`
      const phrase = phrases.get(key) ?? { terms, spelt, strengths: new Map<string, number>() }
      phrases.set(key, phrase)
      const strength = mark === '?' ? WEAK : 1
      const { id = '' } = cells
      if (mark !== '!') phrase.strengths.set(id, Math.max(strength, phrase.strengths.get(id) ?? 0))
    }
  }
  return phrases.values()
}
