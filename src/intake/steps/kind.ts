import { GENRES, type Genre, KINDS, type Kind } from '../../model/article.ts'
import { matchKey } from '../../text/fold.ts'
import type { Step } from './draft.ts'

/** Sections whose name says what their texts are. */
const SECTIONS: Readonly<Record<Genre, readonly string[]>> = {
  analysis: ['Analysis', 'تحليل', 'تحليلات'],
  opinion: ['Opinion', 'Opinions', 'Op-ed', 'Commentary', 'رأي', 'آراء', 'الرأي', 'مقالات الرأي', 'رأي وتحليل'],
  interview: ['Interview', 'Interviews', 'حوار', 'حوارات', 'مقابلة', 'مقابلات'],
}

const genres = new Map(GENRES.flatMap((genre) => SECTIONS[genre].map((name) => [matchKey(name), genre] as const)))

/**
 * The kind and genre that the input states; else what its section's name says; else a report. A report has no
 * genre, so a genre alone makes an `article`, and the two together are a contradiction.
 */
export const kind: Step = (draft) => {
  const stated = oneOf<Kind>(KINDS, draft.raw.kind)
  const genre = oneOf<Genre>(GENRES, draft.raw.genre)
  if (stated === 'invalid') return { rejection: 'invalid-field', detail: 'kind' }
  if (genre === 'invalid' || (genre && stated === 'news')) return { rejection: 'invalid-field', detail: 'genre' }
  const told = genre ?? (stated === 'news' ? undefined : genres.get(matchKey(draft.raw.section ?? '')))
  return { ...draft, kind: stated ?? (told ? 'article' : 'news'), genre: told }
}

function oneOf<Name extends string>(names: readonly Name[], value: string | undefined): Name | 'invalid' | undefined {
  return value === undefined ? undefined : (names.find((name) => name === value) ?? 'invalid')
}
