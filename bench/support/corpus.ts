import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import type { EditionLang } from '../../src/model/lang.ts'
import { random } from './random.ts'
import { type DrawWord, wordModel } from './words.ts'

/** A row of JSON Lines, as `docs/formats.md` has it. */
export interface CorpusRow {
  readonly id: string
  readonly lang: EditionLang
  readonly kind: 'news' | 'article'
  readonly date: string
  readonly source: string
  readonly section: string
  readonly headline: string
  readonly standfirst?: string
  readonly byline?: string
  readonly body: string
  readonly translationOf?: string
  readonly relatedNews?: readonly string[]
}

const FIRST_DAY = Date.UTC(2015, 0, 1)

/** 250 articles a day whatever the size, so that a page shows as much at a thousand articles as at a million. */
const INTERVAL_MS = 86_400_000 / 250

const BODY_BYTES = 2000

const read = (name: string): readonly { key: string }[] =>
  JSON.parse(readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8'))

/** When the article of this number was published: the clock of an archive of so many articles. */
export function publishedAt(number: number): number {
  return FIRST_DAY + number * INTERVAL_MS
}

/**
 * Articles that are the same on every machine and in every run: number 17 of a thousand is number 17 of a million.
 * Arabic and English in turn, 2 KB of text each; every third is an article, every tenth translates the one before it,
 * every fifth lists three earlier ones as related.
 */
export class Corpus {
  readonly #words: Readonly<Record<EditionLang, DrawWord>> = { ar: wordModel('ar'), en: wordModel('en') }
  readonly #sections = read('sections.json').map(({ key }) => key)
  readonly #sources = read('sources.json').map(({ key }) => key)

  row(number: number): CorpusRow {
    const next = random(number)
    const lang = langOf(number)
    const pick = (keys: readonly string[]) => keys[Math.floor(next() ** 2 * keys.length)] ?? ''
    const translates = number % 10 === 1
    const shared = random(translates ? number - 1 : number)
    return {
      id: `corpus-${number}`,
      lang,
      kind: number % 3 === 0 ? 'article' : 'news',
      date: new Date(publishedAt(number)).toISOString(),
      // A translation is told by its source's own number, so both are of one source.
      source: this.#sources[Math.floor(shared() ** 2 * this.#sources.length)] ?? '',
      section: pick(this.#sections),
      headline: this.headline(number),
      ...(number % 2 === 0 && { standfirst: this.#sentence(lang, next, 14) }),
      ...(number % 3 === 0 && { byline: this.#sentence(lang, next, 2).slice(0, -1) }),
      body: this.#body(lang, next),
      ...(translates && { translationOf: `corpus-${number - 1}` }),
      ...(number % 5 === 0 && number > 100 && { relatedNews: [7, 31, 77].map((back) => this.headline(number - back)) }),
    }
  }

  /** By the number alone, so that a later article can name it without the earlier one being made. */
  headline(number: number): string {
    const next = random(number ^ 0x5bd1e995)
    return this.#sentence(langOf(number), next, 6 + Math.floor(next() * 4)).slice(0, -1)
  }

  #body(lang: EditionLang, next: () => number): string {
    const paragraphs: string[] = []
    for (let bytes = 0; bytes < BODY_BYTES; ) {
      const sentences = Array.from({ length: 2 }, () => this.#sentence(lang, next, 12 + Math.floor(next() * 12)))
      const paragraph = sentences.join(' ')
      paragraphs.push(paragraph)
      bytes += Buffer.byteLength(paragraph)
    }
    return paragraphs.join('\n\n')
  }

  #sentence(lang: EditionLang, next: () => number, length: number): string {
    const text = Array.from({ length }, () => this.#words[lang](next)).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
}

function langOf(number: number): EditionLang {
  return number % 2 === 0 ? 'ar' : 'en'
}

/** Writes the rows `from` up to and without `to` as a JSON Lines file. */
export async function writeCorpus(file: string, from: number, to: number): Promise<void> {
  const corpus = new Corpus()
  const stream = createWriteStream(file)
  for (let number = from; number < to; number += 1) {
    if (!stream.write(`${JSON.stringify(corpus.row(number))}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}
