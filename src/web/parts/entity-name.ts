import type { EditionLang } from '../../model/lang.ts'
import { namesOf } from '../../text/gazetteer/names-of.ts'

/** What a place or organisation is called in a language; undefined for what the gazetteer does not know. */
export function entityName(entity: string, lang: EditionLang): string | undefined {
  return namesOf(entity.slice(entity.indexOf(':') + 1), lang)[0]
}
