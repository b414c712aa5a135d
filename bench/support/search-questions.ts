import type { EditionLang } from '../../src/model/lang.ts'
import { LanguageModel, rankAt } from './language-model.ts'
import { random } from './random.ts'
import { textOf } from './search-archive.ts'

const QUESTIONS = 240
const LANGS: readonly EditionLang[] = ['ar', 'en']

/** Words among these ranks stand in a good part of all texts, stop words first among them. */
const FREQUENT = 60

/** Questions of none of the words of these, to be asked before them: a process is not measured before it has run. */
export function otherQuestions(articles: number, questions: readonly string[]): readonly string[] {
  const asked = new Set(questions.flatMap((text) => text.split(' ')))
  return searchQuestions(articles, 8).filter((text) => text.split(' ').every((word) => !asked.has(word)))
}

/**
 * Questions of one to four words, the same in every run: a third are words that stand side by side in an article, as
 * frequent as such words are; a third are very frequent words; a third are words of any frequency, each drawn alone.
 */
export function searchQuestions(articles: number, seed = 7): readonly string[] {
  const next = random(seed)
  const models = { ar: new LanguageModel('ar'), en: new LanguageModel('en') }
  return Array.from({ length: QUESTIONS }, (_, number) => {
    const lang = LANGS[number % 2] ?? 'en'
    const { vocabulary } = models[lang]
    const words = 1 + (Math.floor(number / 2) % 4)
    const drawn = (rank: () => number) => Array.from({ length: words }, () => vocabulary[rank()] ?? '').join(' ')
    if (number % 3 === 0) return windowOf(lang, articles, words, next)
    if (number % 3 === 1) return drawn(() => Math.floor(next() * FREQUENT))
    return drawn(() => rankAt(next()))
  })
}

function windowOf(lang: EditionLang, articles: number, words: number, next: () => number): string {
  const number = 1 + Math.floor(next() * (articles - 1))
  const text = textOf(number % 2 === (lang === 'ar' ? 0 : 1) ? number : number + 1)
  const all = (text.paragraphs[0] ?? '').replaceAll('.', '').split(' ')
  const from = Math.floor(next() * (all.length - words))
  return all.slice(from, from + words).join(' ')
}
