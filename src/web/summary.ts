import type { Article } from '../model/article.ts'
import { excerpt } from '../text/html.ts'

/** UTF-16 units: as much as search results and share cards show. */
const LONGEST_SUMMARY = 200

/** What an article says, in a sentence or two: its standfirst, else how it begins. */
export function summaryOf({ standfirst, body }: Article): string {
  return standfirst || excerpt(body, LONGEST_SUMMARY)
}
