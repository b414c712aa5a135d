import { EDITION_LANGS } from '../model/lang.ts'
import type { Evidence, Reason } from '../model/relation.ts'
import { topicById } from '../text/topics/topic.ts'
import type { Candidate, Document } from './document.ts'
import { nameOf, typeOf } from './feature.ts'
import type { Knowledge } from './knowledge.ts'
import type { Comparison, Shared } from './score.ts'

const DAY_MS = 86_400_000

/** At least so alike and at most so many days apart, and two reports are of one event. */
const SAME_STORY = { likeness: 0.45, days: 4 }
const REASONS = 5
/** So near by a model, and readers are told. */
const NEAR_IN_MEANING = 0.5

/** What is told of a comparison: the bond if there is one, then what the two share most. */
export function reasonsOf(
  document: Document,
  other: Candidate,
  { evidence: likeness, shared, nearness }: Comparison,
  isTranslation: boolean,
  knowledge: Knowledge,
): readonly Reason[] {
  const days = Math.abs(document.publishedAt - other.publishedAt) / DAY_MS
  const bonds: Reason[] = isTranslation ? [{ type: 'translation' }] : []
  if (!isTranslation && likeness >= SAME_STORY.likeness && days <= SAME_STORY.days) bonds.push({ type: 'story' })
  if (nearness && nearness.closeness >= NEAR_IN_MEANING) {
    bonds.push({ type: 'meaning', cosine: Math.round(nearness.cosine * 1000) / 1000 })
  }
  const evidence = evidenceOf(document, other, shared, knowledge, REASONS)
  return [...bonds, ...evidence.map(({ type, forms }) => ({ type, forms }))]
}

/** Something that two texts tell of, as they write it, and its part of what they share. */
export interface SharedEvidence {
  readonly type: Evidence
  readonly forms: Readonly<Record<string, string>>
  readonly part: number
}

/** The first things that two texts share, what counts most first, each once under whatever keys it was found. */
export function evidenceOf(
  document: Document,
  other: Candidate,
  shared: readonly Shared[],
  knowledge: Knowledge,
  most = Number.POSITIVE_INFINITY,
): readonly SharedEvidence[] {
  const people = peopleIn(document)
  const evidence = new Map<string, SharedEvidence>()
  for (const one of inOrder(shared)) {
    if (evidence.size === most) break
    const forms = formsOf(document, other, one, knowledge)
    const isPerson = people.has(one.form.toLowerCase())
    const type: Evidence = isPerson && isOfWords(one.feature.type) ? 'person' : one.feature.type
    const key = Object.values(forms)[0]?.toLowerCase() ?? ''
    const known = evidence.get(key)
    const told = known && type !== 'topic' ? known : { type, forms }
    evidence.set(key, { ...told, part: (known?.part ?? 0) + one.part })
  }
  return [...evidence.values()]
}

/** What counts most comes first; among the first stands the topic that counts most, which alone says what both are about. */
function inOrder(shared: readonly Shared[]): readonly Shared[] {
  const sorted = shared.toSorted((left, right) => right.part - left.part)
  const at = sorted.findIndex(({ feature }) => feature.type === 'topic')
  const topic = sorted[at]
  return topic && at >= REASONS ? sorted.toSpliced(at, 1).toSpliced(REASONS - 1, 0, topic) : sorted
}

const isOfWords = (type: Evidence) => type === 'term' || type === 'word'

/** Between texts of one language a name is a word that both have; here it is told that it is a name. Found once for all that a document is like. */
function peopleIn(document: Document): ReadonlySet<string> {
  const known = PEOPLE.get(document)
  if (known) return known
  const people = document.features.filter(({ key }) => typeOf(key) === 'person')
  const forms = new Set(people.flatMap(({ form }) => form.toLowerCase().split('|')))
  PEOPLE.set(document, forms)
  return forms
}

const PEOPLE = new WeakMap<Document, ReadonlySet<string>>()

function formsOf(document: Document, other: Candidate, { feature, form, otherForm }: Shared, knowledge: Knowledge) {
  const named = nameOf(feature.key)
  const forms: Record<string, string> = {}
  if (feature.type === 'place' || feature.type === 'organisation') {
    for (const lang of EDITION_LANGS) forms[lang] = knowledge.nameOf(named, lang) ?? named
    return forms
  }
  if (feature.type === 'topic') {
    for (const lang of EDITION_LANGS) forms[lang] = topicById(named)?.names[lang][0] ?? named
    return forms
  }
  const first = (written: string) => written.split('|', 1)[0] || named
  forms[document.lang] = first(form)
  if (document.lang !== other.lang) forms[other.lang] = first(otherForm)
  return forms
}
