const BEGINNINGS = ['ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'و']
const ENDINGS = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي']

/**
 * light10 as Lucene has it (Larkey, Ballesteros and Connell 2007), for a folded word: what Warraq's own
 * stemmer is measured against.
 */
export function light10(word: string): string {
  if (!/^\p{Script=Arabic}/u.test(word)) return word
  const beginning = BEGINNINGS.find((one) => word.startsWith(one) && word.length - one.length >= (one === 'و' ? 3 : 2))
  return ENDINGS.reduce(
    (stem, ending) =>
      stem.endsWith(ending) && stem.length - ending.length >= 2 ? stem.slice(0, -ending.length) : stem,
    word.slice(beginning?.length ?? 0),
  )
}
