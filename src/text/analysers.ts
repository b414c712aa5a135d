import type { Lang } from '../model/lang.ts'
import type { Analyser } from './analyser.ts'
import { stemArabic } from './ar/stem.ts'
import { ARABIC_STOP_WORDS } from './ar/stop-words.ts'
import { createAnalyser } from './create-analyser.ts'
import { stemEnglish } from './en/stem.ts'
import { ENGLISH_STOP_WORDS } from './en/stop-words.ts'
import { stemmerOf } from './other/stem.ts'
import { SNOWBALL } from './other/stemmers.ts'
import { pointedSentences, segmentedSentences } from './sentences.ts'
import { eachSpacedWord, lettersOf, segmentedWords } from './words.ts'

const ARABIC_SCRIPT = /\p{Script=Arabic}/u
const LATIN_SCRIPT = /\p{Script=Latin}/u

/** Of the Arabic script, with a grammar of their own: folded alike, not stemmed. */
const ARABIC_SCRIPT_LANGS: readonly Lang[] = ['ckb', 'fa', 'ps', 'sd', 'ug', 'ur']

/**
 * Arabic and English share one way with words, chosen by the script of each, so that a name in Latin letters
 * has the same term in a text of either language, and any query the same terms whatever it is asked of.
 */
const stemByScript = (word: string): string => {
  if (ARABIC_SCRIPT.test(word)) return stemArabic(lettersOf(word))
  return LATIN_SCRIPT.test(word) ? stemEnglish(word) : lettersOf(word)
}

const NO_STOP_WORDS: ReadonlySet<string> = new Set()
const BOTH_STOP_WORDS: ReadonlySet<string> = new Set([...ARABIC_STOP_WORDS, ...ENGLISH_STOP_WORDS])

function analyserOfEdition(lang: Lang): Analyser {
  return createAnalyser({
    lang,
    eachWord: eachSpacedWord,
    stem: stemByScript,
    stopWords: BOTH_STOP_WORDS,
    sentences: pointedSentences,
  })
}

function analyserOfArabicScript(lang: Lang): Analyser {
  return createAnalyser({
    lang,
    eachWord: eachSpacedWord,
    stem: lettersOf,
    stopWords: NO_STOP_WORDS,
    sentences: pointedSentences,
  })
}

/** Unicode's segmentation, and Snowball where it knows the language. */
function analyserOfAny(lang: Lang): Analyser {
  return createAnalyser({
    lang,
    eachWord: segmentedWords(lang),
    stem: stemmerOf(lang),
    stopWords: NO_STOP_WORDS,
    sentences: segmentedSentences(lang),
  })
}

const ANALYSERS: ReadonlyMap<Lang, Analyser> = new Map(
  [
    ...['ar', 'en'].map(analyserOfEdition),
    ...ARABIC_SCRIPT_LANGS.map(analyserOfArabicScript),
    ...Object.keys(SNOWBALL).map(analyserOfAny),
  ].map((analyser) => [analyser.lang, analyser]),
)

const ANALYSER_OF_OTHERS = analyserOfAny('und')

/** The analyser of a language by its primary subtag; any language that is not known shares one, of `und`. */
export function analyserFor(lang: Lang): Analyser {
  return ANALYSERS.get(lang.split('-', 1)[0] ?? lang) ?? ANALYSER_OF_OTHERS
}
