import type { EditionLang, Lang } from '../model/lang.ts'
import { directionOf } from '../model/lang.ts'
import type { Section } from '../model/source.ts'
import { matchKey } from '../text/fold.ts'
import { slugOf } from '../text/slug.ts'

/** The sections that most papers have: key, English name, Arabic name, other names. */
const STANDARD: readonly (readonly [key: string, en: string, ar: string, ...aliases: string[]])[] = [
  ['politics', 'Politics', 'سياسة', 'Political', 'السياسة', 'أخبار سياسية'],
  ['world', 'World', 'العالم', 'International', 'World news', 'دولي', 'دوليات', 'عالم', 'أخبار العالم'],
  ['economy', 'Economy', 'اقتصاد', 'Business', 'Economics', 'Finance', 'الاقتصاد', 'مال وأعمال', 'أعمال'],
  ['society', 'Society', 'مجتمع', 'Social', 'المجتمع', 'مجتمع وحياة'],
  ['culture', 'Culture', 'ثقافة', 'Arts', 'Arts and culture', 'الثقافة', 'ثقافة وفنون', 'فنون'],
  ['science', 'Science', 'علوم', 'العلوم', 'علوم وتكنولوجيا'],
  ['technology', 'Technology', 'تكنولوجيا', 'Tech', 'تقنية', 'التكنولوجيا'],
  ['health', 'Health', 'صحة', 'الصحة'],
  ['environment', 'Environment', 'بيئة', 'Climate', 'البيئة', 'بيئة ومناخ'],
  ['sport', 'Sport', 'رياضة', 'Sports', 'الرياضة'],
]

const byName = new Map(
  STANDARD.flatMap(([key, en, ar, ...aliases]) =>
    [key, en, ar, ...aliases].map((name) => [matchKey(name), { key, names: { ar, en } }] as const),
  ),
)

/** The section that most papers have under this name, with its name in both languages. */
export function standardSection(name: string): Section | undefined {
  return byName.get(matchKey(name))
}

/** A section of a paper's own, named in the language of its text; undefined for a name without a letter or digit. */
export function namedSection(name: string, lang: Lang): Section | undefined {
  const key = slugOf(name)
  const nameLang: EditionLang = directionOf(lang) === 'rtl' ? 'ar' : 'en'
  return key === '' ? undefined : { key, names: { [nameLang]: name } }
}
