import type { EditionLang } from '../model/lang.ts'
import type { Evidence } from '../model/relation.ts'
import { namesOf } from '../text/gazetteer/names-of.ts'
import type { Lexicon } from '../text/lexicon/lexicon.ts'
import { newsLexicon } from '../text/lexicon/news-lexicon.ts'
import { isArabic } from '../text/names/letters.ts'
import { nameSimilarity } from '../text/names/similarity.ts'
import { remembered } from '../text/remembered.ts'
import type { ModelOfMeaning } from './meaning/meaning.ts'

/** What relating knows of the world and of both languages. */
export interface Knowledge {
  readonly lexicon: Lexicon
  /** Kinds of evidence that are left out, to see what each is worth. */
  readonly without?: ReadonlySet<Evidence>
  /** The usual name of a place or organisation in a language. */
  nameOf(id: string, lang: EditionLang): string | undefined
  /** 0 to 1: how likely two spellings are of one name, in whatever scripts. */
  similarity(one: string, other: string): number
  /** The sentence-embedding model that the operator gave, if any. */
  readonly meaning?: ModelOfMeaning | undefined
}

/** What comes with Warraq. */
export function ownKnowledge(): Knowledge {
  return { lexicon: newsLexicon(), nameOf, similarity }
}

function nameOf(id: string, lang: EditionLang): string | undefined {
  return namesOf(id, lang)[0]
}

/** A comparison takes longer than all else that is asked of two names: a few megabytes. */
const REMEMBERED = 50_000
const likeness = remembered(REMEMBERED, (pair) => {
  const [arabic = '', latin = ''] = pair.split('|')
  return nameSimilarity(arabic, latin)
})

/** Two spellings of one script share their skeleton, which says as much; across scripts the trained model tells. */
function similarity(one: string, other: string): number {
  if (isArabic(one) === isArabic(other)) return 1
  return isArabic(one) ? likeness(`${one}|${other}`) : likeness(`${other}|${one}`)
}
