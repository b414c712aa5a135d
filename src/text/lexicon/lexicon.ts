import { factFor } from '../word-facts.ts'
import { type Concept, type FoundConcept, idOf, type LexiconLang, type LexiconRow, type LexiconToken } from './entry.ts'
import { longestFrom, MAX_WORDS, nodeOf, type PhraseTree } from './phrase-tree.ts'
import { arabicVariants } from './variants.ts'

/** A word inside a known phrase may still be translated by itself elsewhere: “council” for مجلس الأمن. */
const INSIDE_A_PHRASE = 0.5

/** Of one form; what an import brings beyond them would weigh next to nothing and be found all the same. */
const MAX_SENSES = 16

/** One of the concepts that a form may stand for, and what it weighs: its own weight, shared with the others. */
export interface Sense {
  readonly concept: Concept
  readonly weight: number
}

/** A form that stands in a text. */
export interface FoundForm {
  /** The same list wherever the form stands. */
  readonly senses: readonly Sense[]
  /** The first word and the one after the last, as indexes of what was asked for. */
  readonly start: number
  readonly end: number
  /** By which the weights of its senses are to be multiplied: a half for a word inside a known phrase. */
  readonly part: number
}

/** A bilingual lexicon by terms. Immutable. */
export interface Lexicon {
  /** Every row by its id, in order. */
  readonly concepts: ReadonlyMap<string, Concept>
  /**
   * The concepts of a text or of a single word, in the order of the words: phrases by longest match, and the
   * words inside them too. Linear in the number of words.
   */
  translate(words: readonly LexiconToken[], from: LexiconLang): readonly FoundConcept[]
  /** The same form by form. */
  forms(words: readonly LexiconToken[], from: LexiconLang): readonly FoundForm[]
  /** For each word whether it stands for something, by itself or in a phrase: what `translate` finds, without the finding. */
  known(words: readonly LexiconToken[], lang: LexiconLang): readonly boolean[]
}

/** A lexicon of rows, of which two with one id become one and those that come first weigh more. */
export function createLexicon(rows: Iterable<LexiconRow>): Lexicon {
  const concepts = joined(rows)
  const ar = vocabularyOf(concepts.values(), 'ar')
  const en = vocabularyOf(concepts.values(), 'en')
  return {
    concepts,
    translate: (words, from) => (from === 'ar' ? conceptsIn(words, ar, 'en') : conceptsIn(words, en, 'ar')),
    forms: (words, from) => formsIn(words, from === 'ar' ? ar : en),
    known: (words, lang) => knownIn(words, lang === 'ar' ? ar : en),
  }
}

/** The lexicon with rows that an archive learned or imported: new senses come after, known ones gain forms. */
export function mergeLexicon(base: Lexicon, rows: Iterable<LexiconRow>): Lexicon {
  return createLexicon([...base.concepts.values(), ...rows])
}

function joined(rows: Iterable<LexiconRow>): ReadonlyMap<string, Concept> {
  const concepts = new Map<string, Concept>()
  for (const row of rows) {
    if (row.ar.length === 0 || row.en.length === 0) continue
    const id = idOf(row)
    const known = concepts.get(id)
    concepts.set(id, known ? join(known, row) : { ...row, id })
  }
  return concepts
}

function join(known: Concept, row: LexiconRow): Concept {
  return {
    ...known,
    ar: [...new Set([...known.ar, ...row.ar])],
    en: [...new Set([...known.en, ...row.en])],
    weight: Math.max(known.weight, row.weight),
  }
}

interface Vocabulary {
  readonly tree: PhraseTree<readonly Sense[]>
  /** The term that the lexicon knows a word by. */
  readonly known: (term: string) => string
  /** All of all forms. */
  readonly terms: ReadonlySet<string>
  /** The place of all words that are in no form: one for them all, since they are many. */
  readonly nowhere: Place
}

function vocabularyOf(concepts: Iterable<Concept>, lang: LexiconLang): Vocabulary {
  const forms: { readonly concept: Concept; readonly terms: readonly string[] }[] = []
  for (const concept of concepts) {
    for (const form of concept[lang]) {
      const terms = form.split(' ')
      if (terms.length <= MAX_WORDS) forms.push({ concept, terms })
    }
  }
  const known = lang === 'ar' ? knownAs(forms.map(({ terms }) => terms)) : (term: string) => term
  const tree: PhraseTree<Sense[]> = {}
  const all = new Set<string>()
  for (const { concept, terms } of forms) {
    const words = terms.map(known)
    for (const word of words) all.add(word)
    const node = nodeOf(tree, words)
    node.value ??= []
    if (node.value.length >= MAX_SENSES || node.value.at(-1)?.concept === concept) continue
    node.value.push({ concept, weight: concept.weight })
  }
  share(tree)
  const vocabulary: Omit<Vocabulary, 'nowhere'> = { tree, known, terms: all }
  return Object.assign(vocabulary, { nowhere: { of: vocabulary as Vocabulary, term: '', node: undefined } })
}

/**
 * The first variant of a term that is a form by itself, else the first that stands in a phrase: words of phrases
 * go the same way, so that أعلنت is أعلن although أعلنت مسؤوليتها is a form too.
 */
function knownAs(forms: readonly (readonly string[])[]): (term: string) => string {
  const alone = new Set(forms.filter(({ length }) => length === 1).flat())
  const inPhrases = new Set(forms.filter(({ length }) => length > 1).flat())
  return (term) => {
    if (alone.has(term)) return term
    const variants = arabicVariants(term)
    return variants.find((one) => alone.has(one)) ?? variants.find((one) => inPhrases.has(one)) ?? term
  }
}

/** Parts the weight among the senses of each form by Zipf's law: of three the first has 6/11, the last 2/11. */
function share(tree: PhraseTree<Sense[]>): void {
  if (tree.value && tree.value.length > 1) {
    const whole = tree.value.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0)
    tree.value = tree.value.map(({ concept, weight }, rank) => ({ concept, weight: weight / (rank + 1) / whole }))
  }
  for (const next of tree.next?.values() ?? []) share(next)
}

function conceptsIn(words: readonly LexiconToken[], vocabulary: Vocabulary, to: LexiconLang): FoundConcept[] {
  return formsIn(words, vocabulary).flatMap(({ senses, start, end, part }) =>
    senses.map(({ concept, weight }) => {
      return { concept: concept.id, start, end, targets: concept[to], weight: weight * part }
    }),
  )
}

function formsIn(words: readonly LexiconToken[], vocabulary: Vocabulary): readonly FoundForm[] {
  const found: FoundForm[] = []
  eachForm(words, vocabulary, (senses, start, end, part) => found.push({ senses, start, end, part }))
  return found
}

function knownIn(words: readonly LexiconToken[], vocabulary: Vocabulary): readonly boolean[] {
  const known = new Array<boolean>(words.length).fill(false)
  eachForm(words, vocabulary, (_, start, end) => known.fill(true, start, end))
  return known
}

/** A form that stands in the text: from one word up to and without another, and which part of its weight it has there. */
type VisitForm = (senses: readonly Sense[], start: number, end: number, part: number) => void

function eachForm(words: readonly LexiconToken[], vocabulary: Vocabulary, visit: VisitForm): void {
  const places = words.map((word) => placeOf(word, vocabulary))
  let phraseEnd = 0
  for (let index = 0; index < words.length; index += 1) {
    const node = places[index]?.node
    const longest = node?.next && longestFrom(node, places, index)
    const isInside = index < phraseEnd
    if (longest && longest.end > Math.max(index + 1, phraseEnd)) {
      visit(longest.value, index, longest.end, 1)
      phraseEnd = longest.end
    }
    if (node?.value) visit(node.value, index, index + 1, isInside || index < phraseEnd ? INSIDE_A_PHRASE : 1)
    const compound = words[index]?.compound
    const whole = compound === undefined ? undefined : placeOf({ term: compound }, vocabulary).node?.value
    if (whole) visit(whole, index, index + 1, 1)
  }
}

/** What a vocabulary knows a word by, and the node of that where it is or begins a form. */
interface Place {
  readonly of: Vocabulary
  readonly term: string
  readonly node: PhraseTree<readonly Sense[]> | undefined
}

const placeOf = factFor(({ term }: Pick<LexiconToken, 'term'>, of: Vocabulary): Place => {
  const known = of.known(term)
  return of.terms.has(known) ? { of, term: known, node: of.tree.next?.get(known) } : of.nowhere
})
