import type { EditionLang } from '../../../model/lang.ts'

/** The comments that wait, and below it everything else that moderators have. */
export const queuePath = (edition: EditionLang) => `/${edition}/newsroom/comments`
export const reportedPath = (edition: EditionLang) => `${queuePath(edition)}/reported`
export const decisionsPath = (edition: EditionLang) => `${queuePath(edition)}/decisions`
export const bansPath = (edition: EditionLang) => `${queuePath(edition)}/bans`
export const rulesPath = (edition: EditionLang) => `${queuePath(edition)}/rules`
/** How many wait, as JSON. */
export const waitingPath = (edition: EditionLang) => `${queuePath(edition)}/waiting`

/** One comment, and all that was decided of it. */
export const moderatedPath = (edition: EditionLang, id: number) => `${queuePath(edition)}/${id}`
/** All comments of an article. */
export const articleCommentsPath = (edition: EditionLang, id: number) => `${queuePath(edition)}/of/${id}`

/** Where the forms go. */
export const decidePath = (edition: EditionLang) => `${queuePath(edition)}/decide`
export const undoPath = (edition: EditionLang) => `${queuePath(edition)}/undo`

/** A path with these in its query; what is undefined or empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value))
  }
  return params.size > 0 ? `${path}?${params}` : path
}
