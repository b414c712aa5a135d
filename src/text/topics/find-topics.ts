import type { Lang } from '../../model/lang.ts'
import type { Token } from '../analyser.ts'
import { broaderTopics, type Topic, topicById, withBroader } from './topic.ts'
import { topicNamed } from './topic-named.ts'
import { type Witness, witnessesIn } from './witnesses.ts'

/** A text cut into its words: those of the headline, and all that follow in their order. */
export interface TopicText {
  readonly lang: Lang
  readonly headline: readonly Token[]
  readonly text: readonly Token[]
}

/** Words that speak for a topic: the tokens `from` … `to` of a field, `to` not included. */
export interface Evidence {
  readonly field: 'headline' | 'text'
  readonly from: number
  readonly to: number
}

/** A topic that a text is about. */
export interface FoundTopic {
  readonly topic: Topic
  /** 0 to 1: how much of it the text tells; 1 where its source says so. */
  readonly weight: number
  /** What its source called it. */
  readonly given: string | undefined
  /** The first place of each phrase that speaks for it, the headline's first. */
  readonly evidence: readonly Evidence[]
}

/** What a headline or the first words say is what a text is about. */
const FIELD_WEIGHTS = { headline: 3, opening: 2, rest: 1 } as const
const OPENING = 60
/** Of a very long text the beginning says what it is about. */
const MOST_TOKENS = 3000

/** One phrase, however often it comes, counts for no more: a second one has to bear it out, or the headline. */
const MOST_OF_A_PHRASE = 4
/** Below it a topic is not told of. */
const LEAST = 4
/** Beyond so many words both of these grow with the root of the length. */
const USUAL_LENGTH = 250
/** What a text tells much less of than of its main topic, it mentions. */
const SHARE_OF_BEST = 0.3
/** What speaks for a topic speaks for the one that it is a part of too, by half for each step up. */
const STEP_UP = 0.5
const MOST_TOPICS = 8

/**
 * What a text is about, the surest first: the topics that its source gives, by code or name, and those that its own words
 * speak for. Weighted terms over a threshold, so that weak evidence gives no topic. A topic stands for those that it is a part
 * of (`withBroader`). Pure; linear in the text's length.
 */
export function findTopics(text: TopicText, given: readonly string[]): readonly FoundTopic[] {
  const scores = new Map<Topic, Score>()
  const length = Math.max(1, Math.sqrt(lengthOf(text) / USUAL_LENGTH))
  for (const witness of spokenFor(text, MOST_OF_A_PHRASE * length)) addWitness(scores, witness)
  const least = LEAST * length
  const own = [...scores].filter(([, { own, score }]) => own > 0 && score >= least)
  const best = Math.max(...own.map(([, { score }]) => score))
  const told = own
    .filter(([, { score }]) => score >= best * SHARE_OF_BEST)
    .sort(([, one], [, other]) => other.score - one.score)
    .slice(0, MOST_TOPICS)
  const found = told.map(([topic, { score, evidence }]) => {
    return { topic, weight: score / (score + least), given: undefined, evidence: evidence.toSorted(headlineFirst) }
  })
  return joined(givenTopics(given), found)
}

/** The ids of `findTopics`, with all that they are parts of: what a text is found by. */
export function topicIds(found: readonly FoundTopic[]): readonly string[] {
  return withBroader(found.map(({ topic }) => topic.id))
}

interface Score {
  /** By its own phrases, and with what those of its parts add. */
  own: number
  score: number
  readonly evidence: Evidence[]
}

interface Spoken extends Witness {
  readonly weight: number
  readonly first: Evidence
}

/** Every phrase that speaks for something, once, with what its places add up to. */
function spokenFor({ lang, headline, text }: TopicText, most: number): Iterable<Spoken> {
  const spoken = new Map<Witness, { weight: number; first: Evidence }>()
  const look = (field: Evidence['field'], tokens: readonly Token[], weightAt: (at: number) => number) => {
    for (const { witnesses, from, to } of witnessesIn(lang, tokens)) {
      for (const witness of witnesses) {
        const known = spoken.get(witness)
        if (known) known.weight = Math.min(known.weight + weightAt(from), most)
        else spoken.set(witness, { weight: weightAt(from), first: { field, from, to } })
      }
    }
  }
  look('headline', headline, () => FIELD_WEIGHTS.headline)
  look('text', text.slice(0, MOST_TOKENS), (at) => (at < OPENING ? FIELD_WEIGHTS.opening : FIELD_WEIGHTS.rest))
  return Array.from(spoken, ([witness, { weight, first }]) => ({ ...witness, weight, first }))
}

function addWitness(scores: Map<Topic, Score>, { topics, strength, weight, first }: Spoken): void {
  for (const id of topics) {
    const topic = topicById(id)
    if (!topic) continue
    const own = scoreOf(scores, topic)
    own.own += strength * weight
    own.score += strength * weight
    own.evidence.push(first)
    let share = strength * weight
    for (const above of broaderTopics(topic)) {
      share *= STEP_UP
      // A phrase that speaks for both has spoken for the broader one already.
      if (!topics.includes(above.id)) scoreOf(scores, above).score += share
    }
  }
}

function scoreOf(scores: Map<Topic, Score>, topic: Topic): Score {
  const known = scores.get(topic)
  if (known) return known
  const score: Score = { own: 0, score: 0, evidence: [] }
  scores.set(topic, score)
  return score
}

function lengthOf({ headline, text }: TopicText): number {
  return headline.length + Math.min(text.length, MOST_TOKENS)
}

const headlineFirst = (one: Evidence, other: Evidence) => +(one.field === 'text') - +(other.field === 'text')

function givenTopics(given: readonly string[]): readonly FoundTopic[] {
  return given.flatMap((name) => {
    const topic = topicNamed(name)
    return topic ? [{ topic, weight: 1, given: name, evidence: [] }] : []
  })
}

/** Each topic once: given by its source, with the words of the text that bear it out. */
function joined(given: readonly FoundTopic[], found: readonly FoundTopic[]): readonly FoundTopic[] {
  const byTopic = new Map<Topic, FoundTopic>()
  for (const one of [...given, ...found]) {
    const known = byTopic.get(one.topic)
    if (!known) byTopic.set(one.topic, one)
    else if (known.evidence.length === 0) byTopic.set(one.topic, { ...known, evidence: one.evidence })
  }
  return [...byTopic.values()]
}
