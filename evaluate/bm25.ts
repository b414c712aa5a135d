import { rarity } from '../src/search/rank.ts'
import { differentWords, type Ranking, textsWith } from './ranking.ts'

/** The values that Lucene starts from. */
const K1 = 1.2
const B = 0.75

/** BM25 and nothing else, as Robertson and Zaragoza (2009) give it: what Warraq's ranking is measured against. */
export const bm25: Ranking = (texts) => {
  const found = textsWith(texts)
  const averageLength = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  const saturations = texts.map((text) => {
    const frequencies = new Map<string, number>()
    for (const { term } of text) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
    const norm = K1 * (1 - B + (B * text.length) / averageLength)
    return new Map([...frequencies].map(([term, count]) => [term, (count * (K1 + 1)) / (count + norm)]))
  })
  return (question) => {
    const words = differentWords(question).map(({ term }) => ({
      term,
      rare: rarity(found.get(term) ?? 0, texts.length),
    }))
    return saturations.map((text) => words.reduce((sum, { term, rare }) => sum + rare * (text.get(term) ?? 0), 0))
  }
}
