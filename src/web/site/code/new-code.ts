import { type IssuedCode, issueCode } from '../../../comments/code/issue.ts'
import type { Visit } from '../../site.ts'

/** A code for an article's form, in the language of the edition that it is asked for in. */
export function newCode({ site, edition, now }: Visit, articleId: number): IssuedCode {
  return issueCode(site.comments.codeSecret, { articleId, lang: edition.lang, now })
}
