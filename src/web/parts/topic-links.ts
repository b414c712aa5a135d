import type { EditionLang } from '../../model/lang.ts'
import type { Topic } from '../../text/topics/topic.ts'
import { type Html, html } from '../html.ts'
import { topicPath } from '../paths.ts'

/** What newspapers of a language call a topic, as it stands by itself: with a capital where the script has them. */
export function topicName({ key, names }: Topic, lang: EditionLang): string {
  const [name = key] = names[lang]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Links to the pages of topics, in one line. */
export function topicLinks(lang: EditionLang, topics: readonly Topic[]): readonly Html[] {
  return topics.map(
    (topic, index) =>
      html`${index === 0 ? '' : ' · '}<a href="${topicPath(lang, topic)}"><bdi>${topicName(topic, lang)}</bdi></a>`,
  )
}
