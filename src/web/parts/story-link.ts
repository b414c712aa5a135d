import { message } from '../../locale/messages.ts'
import type { EditionLang } from '../../model/lang.ts'
import { nameOf, type Story } from '../../model/story.ts'
import { slugOf } from '../../text/slug.ts'
import { type Html, html } from '../html.ts'
import { storyPath } from '../paths.ts'
import type { Visit } from '../site.ts'
import { marks } from './names.ts'

/** The address of a story under its present name. */
export function storyHref(lang: EditionLang, story: Story): string {
  return storyPath(lang, story.id, slugOf(nameOf(story, lang).text))
}

export function storyLink({ edition }: Pick<Visit, 'edition'>, story: Story): Html {
  const name = nameOf(story, edition.lang)
  return html`<a href="${storyHref(edition.lang, story)}" ${marks(name.lang)}>${name.text}</a>`
}

/** The line of an article that is part of a story. */
export function partOfStory(visit: Pick<Visit, 'edition'>, story: Story | undefined): Html | '' {
  if (!story) return ''
  const { edition } = visit
  return html`<div class="translations" ${marks(edition.lang)}><p><span>${message(edition, 'story.partOf')}</span> ${storyLink(visit, story)} <span>${message(edition, 'story.count', { count: story.count })}</span></p></div>`
}
