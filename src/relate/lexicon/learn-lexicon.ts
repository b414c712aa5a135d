import { randomUUID } from 'node:crypto'
import type { Archive } from '../../archive/archive.ts'
import {
  addWords,
  deleteWords,
  setWordsVersion,
  type TranslationPair,
  translationPairs,
  type WordRow,
} from '../../archive/relate-words.ts'
import type { SafeHtml } from '../../model/markup.ts'
import { analyserFor } from '../../text/analysers.ts'
import { paragraphsOf } from '../../text/html.ts'
import type { Lexicon } from '../../text/lexicon/lexicon.ts'
import { newsLexicon } from '../../text/lexicon/news-lexicon.ts'
import { alignParagraphs } from './align-paragraphs.ts'
import { type Translation, translations, type WordPair } from './model-1.ts'

/** More pairs than this make nothing better that would be worth the memory; the newest count. */
const MOST_PAIRS = 20_000
const PAIRS_A_READING = 100

/** What a pair of words must have: both directions agree, and more than one paragraph said so. */
const LEAST = { weight: 0.3, together: 3 }
/** Paragraphs that are named as evidence of a word. */
const EXAMPLES = 3

/** What came of learning. */
export interface Learned {
  readonly texts: number
  readonly paragraphs: number
  readonly words: readonly WordRow[]
}

interface Sample extends WordPair {
  readonly articles: readonly [number, number]
}

/**
 * Learns words from the translations that the archive knows of, paragraph by paragraph, and puts them in the place of
 * those that it learned before. What the lexicon has already is not told again.
 */
export async function learnLexicon(archive: Archive, stop?: AbortSignal): Promise<Learned> {
  const samples: Sample[] = []
  let texts = 0
  for (let after = 0; texts < MOST_PAIRS && !stop?.aborted; ) {
    const pairs = await translationPairs(archive.reads, after, PAIRS_A_READING)
    samples.push(...pairs.flatMap(samplesOf))
    texts += pairs.length
    const last = pairs.at(-1)
    if (!last || pairs.length < PAIRS_A_READING) break
    after = last.arabicId
    await new Promise((resolve) => setImmediate(resolve))
  }
  const lexicon = newsLexicon()
  const words = translations(samples, LEAST)
    .filter((found) => !isKnown(found, lexicon))
    .map((found) => wordOf(found, samples))
  if (!stop?.aborted) await replaceLearned(archive, words)
  return { texts, paragraphs: samples.length, words }
}

function samplesOf({ arabicId, englishId, arabic, english }: TranslationPair): readonly Sample[] {
  return alignParagraphs(paragraphsOf(arabic as SafeHtml), paragraphsOf(english as SafeHtml)).map((aligned) => ({
    arabic: termsIn(aligned.arabic, 'ar'),
    english: termsIn(aligned.english, 'en'),
    articles: [arabicId, englishId],
  }))
}

/** The different terms of a paragraph that tell of something. */
function termsIn(text: string, lang: 'ar' | 'en'): readonly string[] {
  const analyser = analyserFor(lang)
  const terms = analyser.tokens(text).flatMap(({ word, term }) => {
    const tells = !analyser.isStopWord(word) && term.length > 2 && !/\d/.test(term)
    return tells ? [term] : []
  })
  return [...new Set(terms)]
}

function isKnown({ arabic, english }: Translation, lexicon: Lexicon): boolean {
  return lexicon.translate([{ term: arabic }], 'ar').some(({ targets }) => targets.includes(english))
}

function wordOf({ arabic, english, weight, together }: Translation, samples: readonly Sample[]): WordRow {
  const both = samples.filter((sample) => sample.arabic.includes(arabic) && sample.english.includes(english))
  const articles = [...new Set(both.map((sample) => sample.articles.join('=')))].slice(0, EXAMPLES)
  const evidence = JSON.stringify({ paragraphs: together, articles })
  return { arabic, english, weight: Math.round(weight * 1000) / 1000, origin: 'learned', evidence }
}

async function replaceLearned(archive: Archive, words: readonly WordRow[]): Promise<void> {
  await archive.writes.transaction().execute(async (tx) => {
    await deleteWords(tx, 'learned')
    await addWords(tx, words)
    await setWordsVersion(tx, randomUUID())
  })
}
