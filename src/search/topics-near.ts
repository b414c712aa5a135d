import { EDITION_LANGS } from '../model/lang.ts'
import { analyserFor } from '../text/analysers.ts'
import { fold } from '../text/fold.ts'
import { allTopics, type Topic, topicById } from '../text/topics/topic.ts'
import { topicNamed } from '../text/topics/topic-named.ts'
import { witnessesIn } from '../text/topics/witnesses.ts'
import { neighbouringSpellings } from './edits.ts'

const MOST = 4
/** Shorter beginnings are those of everything. */
const SHORTEST = 3

/**
 * The topics that a name which is none's may have meant, the likeliest first: misspelt by a letter, a part of a name, or
 * a word that speaks for a topic.
 */
export function topicsNear(name: string): readonly Topic[] {
  const near = [...misspelt(name), ...partlyNamed(name), ...spokenFor(name)]
  return [...new Set(near)].slice(0, MOST)
}

function misspelt(name: string): readonly Topic[] {
  return neighbouringSpellings(fold(name)).flatMap(({ word }) => topicNamed(word) ?? [])
}

function partlyNamed(name: string): readonly Topic[] {
  const wanted = fold(name).replace(/^ال/, '')
  if (wanted.length < SHORTEST) return []
  return [...allTopics().values()].filter(({ names }) =>
    EDITION_LANGS.some((lang) => names[lang].some((one) => ` ${fold(one)}`.includes(` ${wanted}`))),
  )
}

function spokenFor(name: string): readonly Topic[] {
  const found = EDITION_LANGS.flatMap((lang) => witnessesIn(lang, analyserFor(lang).tokens(name)))
  const witnesses = found.flatMap((place) => place.witnesses).toSorted((one, other) => other.strength - one.strength)
  return witnesses.flatMap(({ topics }) => topics.flatMap((id) => topicById(id) ?? []))
}
