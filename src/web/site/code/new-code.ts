import { issueCode } from '../../../comments/code/issue.ts'
import { proofChallenge } from '../../../comments/proof.ts'
import type { Visit } from '../../site.ts'

/** A code in the form that it is for. */
export interface FormCode {
  readonly token: string
  /** What a browser with script is to solve; undefined where the site asks for no proof of work. */
  readonly challenge: string | undefined
}

/** A code for an article's form, in the language of the edition that it is asked for in. */
export async function newCode({ site, edition, now }: Visit, articleId: number): Promise<FormCode> {
  const { codeSecret, proofOfWork } = site.comments
  const { id, token } = issueCode(codeSecret, { articleId, lang: edition.lang, now })
  return { token, challenge: proofOfWork === 'off' ? undefined : await proofChallenge(codeSecret, id) }
}
