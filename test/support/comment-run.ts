import { NOW } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { secretOf } from '../../src/archive/secrets.ts'
import { issueCode } from '../../src/comments/code/issue.ts'
import { readCode } from '../../src/comments/code/verify.ts'
import { submitComment } from '../../src/comments/submit.ts'

/** Comments that one run sends, in order. */
export const COMMENTS_A_RUN = 15

export const textOfRun = (run: number, index: number) => `Run ${run}, comment ${index}.`

/**
 * Sends the comments of a run, each by the form that every sending of the run has for it, and tells of each that the site
 * has acknowledged.
 */
export async function sendRun(archive: Archive, run: number, acknowledged: (text: string) => void): Promise<void> {
  const settings = {
    policy: 'open',
    closesAfterDays: undefined,
    mails: false,
    proofOfWork: 'off',
    secret: await secretOf(archive, 'comments', NOW),
    codeSecret: await secretOf(archive, 'security-code', NOW),
  } as const
  for (let index = 0; index < COMMENTS_A_RUN; index += 1) {
    const random = (bytes: number) => Buffer.alloc(bytes, `${run} ${index} `)
    const { token } = issueCode(settings.codeSecret, { articleId: 1, lang: 'en', now: NOW - 60_000, random })
    const code = readCode(settings.codeSecret, token, { now: NOW })
    if (typeof code === 'string') throw new Error(code)
    const text = textOfRun(run, index)
    const outcome = await submitComment(archive, settings, NOW, {
      articleId: 1,
      parentId: undefined,
      edition: 'en',
      name: 'Reader',
      text,
      email: 'reader@example.org',
      notify: true,
      token,
      answer: code.answer,
      trap: '',
      proof: '',
      address: undefined,
      staffId: undefined,
    })
    if (outcome === 'no-article' || 'faults' in outcome) throw new Error(JSON.stringify(outcome))
    acknowledged(text)
  }
}
