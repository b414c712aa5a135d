import { allSources } from '../archive/sources.ts'
import { dayRange, localDay } from '../locale/dates.ts'
import { languageName, NAMED_LANGUAGES } from '../locale/messages.ts'
import type { Section, Source } from '../model/source.ts'
import type { Named } from '../search/fields.ts'
import type { Vocabulary } from '../search/parse-fields.ts'
import type { Visit } from './site.ts'

/** What the fields of a question may be given on this site, in this edition's calendar. */
export async function vocabularyOf({ site, edition, sections }: Visit): Promise<Vocabulary> {
  return {
    source: (await allSources(site.archive.reads)).map(named),
    section: sections.map(named),
    lang: LANGUAGES,
    calendar: {
      span: (year, month, day) => dayRange(edition, year, month, day),
      dayOf: (at) => localDay(edition, at),
    },
  }
}

const named = ({ key, names }: Source | Section): Named => ({ value: key, names })

const LANGUAGES: readonly Named[] = NAMED_LANGUAGES.map((lang) => ({
  value: lang,
  names: {
    ar: languageName({ lang: 'ar', digits: 'latn' }, lang),
    en: languageName({ lang: 'en', digits: 'latn' }, lang),
  },
}))
