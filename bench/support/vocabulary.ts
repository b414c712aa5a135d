import { readdirSync, readFileSync } from 'node:fs'
import type { EditionLang } from '../../src/model/lang.ts'
import { random } from './random.ts'

const ARTICLES = new URL('../../seeds/articles/', import.meta.url)

/** The words of the seed newsroom's texts in one language, text by text. */
export function seedTexts(lang: EditionLang): readonly (readonly string[])[] {
  const files = readdirSync(ARTICLES).sort()
  return files
    .filter((file) => file.endsWith(`.${lang}.json`))
    .map((file) => {
      const { body }: { body: readonly string[] } = JSON.parse(readFileSync(new URL(file, ARTICLES), 'utf8'))
      return body.join(' ').match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []
    })
}

/**
 * So many words of one language: those of the seed newsroom, most frequent first, and behind them words put together
 * from halves of those, for the long tail of names that fills the indexes of a real archive.
 */
export function vocabulary(lang: EditionLang, size: number): readonly string[] {
  const words = byFrequency(seedTexts(lang).flat())
  const next = random(lang === 'ar' ? 1 : 2)
  const pick = () => words[Math.floor(next() * words.length)] ?? ''
  const all = new Set(words)
  while (all.size < size) {
    const [start, end] = [pick(), pick()]
    all.add(start.slice(0, Math.ceil(start.length / 2)) + end.slice(Math.floor(end.length / 2)).toLowerCase())
  }
  return [...all]
}

function byFrequency(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word)
}
