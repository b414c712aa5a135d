import type { Archive } from '../archive/archive.ts'
import { allSections, type Stored } from '../archive/sources.ts'
import type { Section } from '../model/source.ts'

/** Reads the sections that the menu shows, anew only when the archive's version is another one. */
export function menuOf(archive: Archive): (current: string) => Promise<readonly Stored<Section>[]> {
  let version: string | undefined
  let sections: Promise<readonly Stored<Section>[]> = Promise.resolve([])
  return (current) => {
    if (current === version) return sections
    version = current
    sections = allSections(archive.reads)
    sections.catch(() => {
      // Whoever awaits it is told; the next one asks again.
      version = undefined
    })
    return sections
  }
}
