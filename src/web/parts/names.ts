import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import type { ArticleSummary } from '../../model/article.ts'
import { directionOf, type EditionLang, isEditionLang, type Lang, localised } from '../../model/lang.ts'
import type { Section, Source } from '../../model/source.ts'
import { type Html, html } from '../html.ts'

/** A section's or source's name and the language it is in, which may not be the edition's. */
export const sectionName = (section: Section, wanted: EditionLang) => localised(section.names, wanted)
export const sourceName = (source: Pick<Source, 'names'>, wanted: EditionLang) => localised(source.names, wanted)

const MARKS: Readonly<Record<EditionLang, Html>> = { ar: drawMarks('ar'), en: drawMarks('en') }

/** The language and direction of an element's own text, as its attributes. */
export function marks(lang: Lang): Html {
  return isEditionLang(lang) ? MARKS[lang] : drawMarks(lang)
}

function drawMarks(lang: Lang): Html {
  return html`lang="${lang}" dir="${directionOf(lang)}"`
}

/**
 * A piece of text with its own language and direction, isolated from the line it stands in. In a page
 * of the same language the marks would say nothing new and are left out, the isolation is not.
 */
export function inLang(text: string, lang: Lang, around: Lang): Html {
  if (lang === around) return html`<bdi>${text}</bdi>`
  return html`<bdi ${marks(lang)}>${text}</bdi>`
}

/** What an article is called above its headline: its genre if its source told one, else its kind. */
export function kindName(edition: Edition, { kind, genre }: Pick<ArticleSummary, 'kind' | 'genre'>): string {
  return genre ? message(edition, `genre.${genre}`) : message(edition, `kind.${kind}`)
}
