import type { Kind } from '../model/article.ts'
import { type Candidate, type Circumstances, type Document, weightAt } from './document.ts'
import type { Knowledge } from './knowledge.ts'
import type { Nearness } from './meaning/nearness.ts'
import { featureNumbered, isIn, type Space, type Vector, type Weighed } from './vector.ts'

const DAY_MS = 86_400_000

/** What two documents share of a feature. */
export interface Shared {
  readonly feature: Weighed
  /** How the one text and the other write it. */
  readonly form: string
  readonly otherForm: string
  /** Its part of the likeness. */
  readonly part: number
}

export interface Comparison {
  /** 0 to 1: how much the two tell the same, whenever they tell it. */
  readonly likeness: number
  /** The same by what can be named alone, without what a model says. */
  readonly evidence: number
  /** 0 to 1: the likeness, less what lies between them. */
  readonly score: number
  readonly shared: readonly Shared[]
  /** What a model says of the two, where it has read both. */
  readonly nearness: Nearness | undefined
}

/**
 * What a model's closeness counts for beside the evidence. Less than half: it tells no reason, and it finds two floods in two
 * countries as near as two reports of one. Less than a third of the likeness changes by it, so that no list hangs on it alone.
 */
const MODEL_SHARE = 0.3

/**
 * The cosine from which on two texts are rather alike than not, in one language and in two: much is lost between two,
 * so that the same cosine means more. Measured on texts cut into halves that tell one story in other words, of which
 * both languages, or one, should find the other half as like (docs/related.md).
 */
const SCALE: Readonly<Record<Space, number>> = { own: 0.6, shared: 0.31 }

/** Of the score, what time cannot take; and after how many days the rest is gone to 1/e. Analysis lives longer than news. */
const LASTING: Readonly<Record<Kind, { readonly share: number; readonly days: number }>> = {
  news: { share: 0.3, days: 12 },
  article: { share: 0.6, days: 120 },
}

const SAME_SECTION = 1.05

/** Names in two spellings that are less alike than this are two names. */
const SAME_NAME = 0.5

/** Compares a document with a candidate: the cosine of what they tell, made alike for one and two languages, and time. */
export function compare(
  document: Document,
  vector: Vector,
  other: Candidate,
  knowledge: Knowledge,
  nearness?: Nearness,
): Comparison {
  const space = document.lang === other.lang ? 'own' : 'shared'
  const shared = sharedOf(vector, other, space, knowledge)
  const norm = vector.norms[space] * other.norms[space]
  const cosine = norm > 0 ? shared.reduce((sum, { part }) => sum + part, 0) / norm : 0
  return { ...scoreOf(cosine, document, other, nearness), shared, nearness }
}

/** What a cosine of two documents means, and beside it what a model says of them. */
export function scoreOf(
  cosine: number,
  one: Circumstances,
  other: Circumstances,
  nearness?: Nearness,
): Pick<Comparison, 'likeness' | 'evidence' | 'score'> {
  const evidence = 1 - Math.exp(-cosine / SCALE[one.lang === other.lang ? 'own' : 'shared'])
  const likeness = nearness ? (1 - MODEL_SHARE) * evidence + MODEL_SHARE * nearness.closeness : evidence
  return { likeness, evidence, score: likeness * lastingOf(one, other) * sectionPrior(one, other) }
}

function sharedOf(vector: Vector, other: Candidate, space: Space, knowledge: Knowledge): readonly Shared[] {
  const shared: Shared[] = []
  const named = new Set<string>()
  for (let at = 0; at < other.numbers.length; at += 1) {
    const feature = featureNumbered(vector, other.numbers[at] as number)
    if (!feature || !isIn(space, vector.lang, feature.type)) continue
    const part = feature.value * weightAt(other, at) * feature.rarity
    const otherForm = other.formAt(at)
    if (feature.type !== 'person') shared.push({ feature, form: feature.form, otherForm, part })
    else {
      const pair = samePerson(feature.form, otherForm, knowledge)
      // A name may have two keys, and counts once.
      if (!pair || named.has(pair.form)) continue
      named.add(pair.form)
      shared.push({ feature, form: pair.form, otherForm: pair.otherForm, part: part * pair.alike })
    }
  }
  return shared
}

/** The two of both texts' spellings that are most alike, if they are of one name. */
function samePerson(forms: string, otherForms: string, { similarity }: Knowledge) {
  let best: { form: string; otherForm: string; alike: number } | undefined
  for (const form of forms.split('|')) {
    for (const otherForm of otherForms.split('|')) {
      const alike = similarity(form, otherForm)
      if (alike >= SAME_NAME && alike > (best?.alike ?? 0)) best = { form, otherForm, alike }
    }
  }
  return best
}

function lastingOf(document: Circumstances, other: Circumstances): number {
  const days = Math.abs(document.publishedAt - other.publishedAt) / DAY_MS
  const { share, days: life } = LASTING[document.kind === 'news' && other.kind === 'news' ? 'news' : 'article']
  return share + (1 - share) * Math.exp(-days / life)
}

function sectionPrior(document: Circumstances, other: Circumstances): number {
  return document.sectionId !== undefined && document.sectionId === other.sectionId ? SAME_SECTION : 1
}

/** What lies between two documents, as factors of their score: the time, and whether they stand in one section. */
export function circumstances(
  document: Document,
  other: Candidate,
): { readonly time: number; readonly section: number } {
  return { time: lastingOf(document, other), section: sectionPrior(document, other) }
}

/** Which part of a likeness is what a model says of the two; all else is evidence. */
export function modelPart({ likeness, nearness }: Comparison): number {
  return nearness && likeness > 0 ? (MODEL_SHARE * nearness.closeness) / likeness : 0
}
