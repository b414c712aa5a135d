import type { Db } from '../archive/archive.ts'
import { type WordRow, wordRows, wordsVersion } from '../archive/relate-words.ts'
import type { LexiconRow } from '../text/lexicon/entry.ts'
import { mergeLexicon } from '../text/lexicon/lexicon.ts'
import { newsLexicon } from '../text/lexicon/news-lexicon.ts'
import { termsOf } from '../text/lexicon/read-lexicon.ts'
import { type Knowledge, ownKnowledge } from './knowledge.ts'
import type { ModelOfMeaning } from './meaning/meaning.ts'

let last: { readonly version: string; readonly knowledge: Knowledge } | undefined

/** What comes with Warraq and what this archive learned or imported, and the model that the operator gave. */
export async function knowledgeOf(db: Db, meaning?: ModelOfMeaning): Promise<Knowledge> {
  return { ...(await ofBothLanguages(db)), meaning }
}

/** Read again only after a change. */
async function ofBothLanguages(db: Db): Promise<Knowledge> {
  const version = await wordsVersion(db)
  if (version === undefined) return ownKnowledge()
  if (last?.version === version) return last.knowledge
  const rows = lexiconRows(await wordRows(db))
  const knowledge = { ...ownKnowledge(), lexicon: mergeLexicon(newsLexicon(), rows) }
  last = { version, knowledge }
  return knowledge
}

/** What was learned are terms already; what people wrote is words. */
function lexiconRows(rows: readonly WordRow[]): readonly LexiconRow[] {
  const arabicTerms = termsOf(
    rows.map(({ arabic }) => arabic),
    'ar',
  )
  const englishTerms = termsOf(
    rows.map(({ english }) => english),
    'en',
  )
  return rows.flatMap(({ arabic, english, weight, origin }, at) => {
    const [ar, en] = origin === 'learned' ? [arabic, english] : [arabicTerms[at], englishTerms[at]]
    return ar && en ? [{ ar: [ar], en: [en], weight, origin, written: { ar: arabic, en: english } }] : []
  })
}
