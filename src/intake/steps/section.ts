import { namedSection, standardSection } from '../sections.ts'
import type { Step } from './draft.ts'

/**
 * A section that the archive has, or one that most papers have, by its key or name. Any other is added
 * only where the input is an archive of our own: a page of another paper would bring its menu with it.
 */
export const section: Step = (draft, lookups) => {
  const { section: name, addsSection = false } = draft.raw
  if (name === undefined) return { ...draft, section: undefined }
  const known = lookups.section(name) ?? standardSection(name)
  return { ...draft, section: known ?? (addsSection ? namedSection(name, draft.lang ?? 'en') : undefined) }
}
