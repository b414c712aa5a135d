/** ب ل ك ف و and the س of the future, which the light stemmer leaves where they may be letters of a root. */
const CLITIC = /^[بلكفوس](?=.{4})/

/** The subject of a present: تعلن, نعلن, أعلن and, with the future's س, ستعلن and سيعلن are يعلن. */
const SUBJECT = /^س?[تينا](?=.{2})/

/** The ت of a feminine past: أعلنت. */
const FEMININE = /(?<=.{3})ت$/

/**
 * Arabic terms that the same dictionary form may stand under, the term itself first. The stemmer is light and has to
 * be: only a lexicon can tell the clitic of لإجراء from the root of لقاء, and the present تعلن from the noun تعليم.
 */
export function arabicVariants(term: string): readonly string[] {
  const bare = term.replace(CLITIC, '')
  return [term, term.replace(FEMININE, ''), bare, presentOf(term), presentOf(bare), bare.replace(FEMININE, '')]
}

function presentOf(term: string): string {
  return term.replace(SUBJECT, 'ي')
}
