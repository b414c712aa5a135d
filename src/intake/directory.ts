import type { Archive } from '../archive/archive.ts'
import { allSections, allSources } from '../archive/sources.ts'
import type { Localised } from '../model/lang.ts'
import type { Section, Source } from '../model/source.ts'
import { matchKey } from '../text/fold.ts'
import type { Lookups } from './steps/draft.ts'

/** The archive's sources and sections, as they are now: plain, so that another thread can be told of them. */
export interface Directory {
  readonly sources: readonly Source[]
  readonly sections: readonly Section[]
}

export async function readDirectory({ reads }: Archive): Promise<Directory> {
  const [sources, sections] = await Promise.all([allSources(reads), allSections(reads)])
  return { sources, sections }
}

/** By their keys and by their names in any language. */
export function lookupsOf({ sources, sections }: Directory): Lookups {
  return { source: byName(sources), section: byName(sections) }
}

function byName<T extends { readonly key: string; readonly names: Localised }>(things: readonly T[]) {
  const named = new Map(
    things.flatMap((thing) =>
      [thing.key, ...Object.values(thing.names)].map((name) => [matchKey(name), thing] as const),
    ),
  )
  return (name: string) => named.get(matchKey(name))
}
