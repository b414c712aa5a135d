import type { EditionLang, Lang } from './lang.ts'

/** What editors do to stories, as their log keeps it; each has its words in both languages. */
export const STORY_ACTIONS = ['named', 'merged', 'split', 'undone'] as const
export type StoryAction = (typeof STORY_ACTIONS)[number]

/** What a story is called in a language: by an editor, or by the headline of its most central article. */
export interface StoryName {
  readonly text: string
  readonly by: 'editor' | 'machine'
}

/** Articles, in any language, about one chain of events, as a list or a link shows them. Times are milliseconds since 1970. */
export interface Story {
  readonly id: number
  readonly names: Readonly<Partial<Record<Lang, StoryName>>>
  /** Of its visible articles, at most `MOST_MEMBERS`. */
  readonly count: number
  /** The same, a text and its translations being one report. With one report alone it is no chain of events. */
  readonly reports: number
  readonly first: number
  readonly last: number
}

/** More articles of a story are not shown on its page; the newest are. */
export const MOST_MEMBERS = 300

/** A story's name in the wanted language, else in another; the language is told so that it can be marked. */
export function nameOf({ names }: Pick<Story, 'names'>, wanted: Lang): StoryName & { readonly lang: Lang } {
  for (const lang of [wanted, 'en', 'ar', ...Object.keys(names)]) {
    const found = names[lang]
    if (found) return { ...found, lang }
  }
  return { text: '', by: 'machine', lang: wanted }
}

/** A line of the log of stories, and whether it has been undone. */
export interface StoryLogEntry {
  readonly id: number
  readonly storyId: number
  readonly at: number
  readonly actor: string | undefined
  readonly action: StoryAction
  readonly detail: StoryDetail
  /** The line that this one undoes. */
  readonly undoes: number | undefined
  readonly undone: boolean
}

/** A member with what it was before a decision. */
export interface FormerMember {
  readonly articleId: number
  readonly origin: 'machine' | 'editor'
}

/** What a decision needs to be told and to be undone. */
export interface StoryDetail {
  readonly lang?: EditionLang
  readonly before?: string | null
  readonly after?: string | null
  /** The other story: the one that was merged into this one, or the one that was split off. */
  readonly other?: number
  /** The articles that moved. */
  readonly moved?: readonly FormerMember[]
  /** Those that stayed, and were made firm. */
  readonly stayed?: readonly FormerMember[]
  readonly undid?: StoryAction
}
