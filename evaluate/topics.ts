import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyserFor } from '../src/text/analysers.ts'
import { findTopics, topicIds } from '../src/text/topics/find-topics.ts'
import { allTopics, narrowest, topicById } from '../src/text/topics/topic.ts'
import { table } from './table.ts'

export const TRANSLATIONS = join(import.meta.dirname, '../../shared/data/cross-language/news-pairs.jsonl')

const LANGS = ['ar', 'en'] as const
/** Texts are looked through so often that the processor's clock can tell. */
const ROUNDS = 20

interface Pair {
  readonly id: string
  readonly ar: readonly string[]
  readonly en: readonly string[]
}

/**
 * Nobody has labelled the texts; a text and its translation are about the same, so that the topics found in both, of those
 * found in either, tell how far the words of the two languages reach alike (Jaccard's coefficient over all pairs).
 */
export function reportTopics(file: string): void {
  const pairs: readonly Pair[] = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]))
  const found = pairs.map((pair) => ({ id: pair.id, ar: topicsOf(pair, 'ar'), en: topicsOf(pair, 'en') }))
  for (const { id, ar, en } of found) console.log(`${id}\n  ar: ${named(ar)}\n  en: ${named(en)}`)
  const own = alike(found.map(({ ar, en }) => [narrowest(ar), narrowest(en)] as const))
  const broad = alike(found.map(({ ar, en }) => [tops(ar), tops(en)] as const))
  const withTopic = Object.fromEntries(LANGS.map((lang) => [lang, found.filter((one) => one[lang].length > 0).length]))
  const cpu = Object.fromEntries(LANGS.map((lang) => [lang, microseconds(pairs, lang)]))
  const share = (count: number | undefined) => `${count} of ${pairs.length}`
  console.log(`\n${allTopics().size} topics\n`)
  console.log(
    table([
      ['', 'ar', 'en', 'alike'],
      ['texts with a topic', share(withTopic.ar), share(withTopic.en), ''],
      ['topics', '', '', own.toFixed(3)],
      ['the broadest topics', '', '', broad.toFixed(3)],
      ['CPU µs a text, its words known', String(cpu.ar), String(cpu.en), ''],
    ]),
  )
  console.log(`\n${JSON.stringify({ evaluation: 'topics', pairs: pairs.length, withTopic, own, broad, cpu })}`)
}

function topicsOf(pair: Pair, lang: 'ar' | 'en'): readonly string[] {
  return topicIds(findTopics(wordsOf(pair, lang), []))
}

function wordsOf(pair: Pair, lang: 'ar' | 'en') {
  const { tokens } = analyserFor(lang)
  const [headline = '', ...rest] = pair[lang]
  return { lang, headline: tokens(headline), text: tokens(rest.join('\n')) }
}

function tops(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => topicById(id)?.broader === undefined)
}

function named(ids: readonly string[]): string {
  return narrowest(ids)
    .map((id) => topicById(id)?.key)
    .join(', ')
}

function alike(pairs: readonly (readonly [readonly string[], readonly string[]])[]): number {
  const both = pairs.reduce((sum, [ar, en]) => sum + ar.filter((id) => en.includes(id)).length, 0)
  const either = pairs.reduce((sum, [ar, en]) => sum + new Set([...ar, ...en]).size, 0)
  return either === 0 ? 0 : both / either
}

function microseconds(pairs: readonly Pair[], lang: 'ar' | 'en'): number {
  const texts = pairs.map((pair) => wordsOf(pair, lang))
  for (const text of texts) findTopics(text, [])
  const before = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round += 1) for (const text of texts) findTopics(text, [])
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / (ROUNDS * texts.length))
}
