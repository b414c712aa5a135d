import { join } from 'node:path'
import type { LexiconLang } from '../src/text/lexicon/entry.ts'
import { newsLexicon } from '../src/text/lexicon/news-lexicon.ts'
import { coverageOf, textsOf } from './lexicon.ts'
import { table } from './table.ts'

export const NEWS = join(import.meta.dirname, '../../shared/data/cross-language/news-pairs.jsonl')

const LANGS: readonly LexiconLang[] = ['ar', 'en']
const SHOWN = 80

/** Prints how much of a file's words the lexicon knows and what it misses; as its last line the figures as JSON. */
export function reportLexicon(file: string): void {
  const started = performance.now()
  const lexicon = newsLexicon()
  const milliseconds = Math.round(performance.now() - started)
  const concepts = [...lexicon.concepts.values()]
  const forms = concepts.reduce((sum, { ar, en }) => sum + ar.length + en.length, 0)
  const texts = textsOf(file)
  const measured = LANGS.map((lang) => ({ lang, ...coverageOf(lexicon, texts, lang) }))
  console.log(`${concepts.length} senses, ${forms} forms, read in ${milliseconds} ms\n`)
  const cells = measured.map(({ lang, words, known, frequentKnown }) => [
    lang,
    String(words),
    percent(known),
    percent(frequentKnown),
  ])
  console.log(table([['', 'words', 'known', 'of the 1,000 most frequent'], ...cells]))
  for (const { lang, unknown } of measured) {
    const shown = unknown.slice(0, SHOWN).map(([word, times]) => `${word} ${times}`)
    console.log(`\nunknown, ${lang}: ${shown.join(', ')}`)
  }
  const coverage = Object.fromEntries(measured.map(({ lang, unknown, ...figures }) => [lang, figures]))
  console.log(
    `\n${JSON.stringify({ evaluation: 'lexicon', senses: concepts.length, forms, milliseconds, ...coverage })}`,
  )
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}
