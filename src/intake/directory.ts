import type { Archive } from '../archive/archive.ts'
import { allSections, allSources } from '../archive/sources.ts'
import type { Localised } from '../model/lang.ts'
import { matchKey } from '../text/fold.ts'
import type { Lookups } from './steps/draft.ts'

/** The archive's sources and sections by their keys and by their names in any language, as they are now. */
export async function readDirectory(archive: Archive): Promise<Lookups> {
  const [sources, sections] = await Promise.all([allSources(archive.reads), allSections(archive.reads)])
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
