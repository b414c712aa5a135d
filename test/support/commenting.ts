import { secretOf } from '../../src/archive/secrets.ts'
import { issueCode } from '../../src/comments/code/issue.ts'
import { readCode } from '../../src/comments/code/verify.ts'
import type { EditionLang } from '../../src/model/lang.ts'
import type { Newsroom } from './newsroom.ts'

/** What a reader types into the form under an article; the code is the right one unless another answer is told. */
export interface TypedComment {
  readonly name?: string
  readonly comment?: string
  readonly email?: string
  readonly notify?: 'yes'
  readonly website?: string
  readonly parent?: number
  readonly token?: string
  readonly code?: string
  readonly intent?: string
  readonly proof?: string
}

export interface Commenting {
  /** A new code of an article, and its answer, which a reader would read from the picture. */
  code(articleId: number, lang?: EditionLang): Promise<{ readonly token: string; readonly answer: string }>
  /** The answer to a code that a page shows. */
  answerTo(token: string): Promise<string>
  /** Sends the form of the article at this path, as a browser does, a minute after it was shown. */
  send(path: string, typed: TypedComment, peer?: string): Promise<Response>
  /** Sends a comment that must be stored; the path of its private page. */
  comment(path: string, typed?: TypedComment, peer?: string): Promise<string>
}

const WRITING_MS = 60_000

export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }

/** Readers of a newsroom who comment. */
export function commentingIn({ app, clock }: Pick<Newsroom, 'app' | 'clock'>): Commenting {
  const secret = () => secretOf(app.archive, 'security-code', clock.now)

  const answerTo = async (token: string) => {
    const code = readCode(await secret(), token, { now: clock.now })
    if (typeof code === 'string') throw new Error(`the code is ${code}`)
    return code.answer
  }
  const code = async (articleId: number, lang: EditionLang = 'en') => {
    const { token } = issueCode(await secret(), { articleId, lang, now: clock.now })
    return { token, answer: await answerTo(token) }
  }
  const send = async (path: string, typed: TypedComment, peer?: string) => {
    const articleId = Number(/\/(\d+)-[^/]*$/.exec(path)?.[1])
    const { parent, token, code: answer, ...fields } = typed
    const known = token === undefined ? await code(articleId) : undefined
    if (known) clock.now += WRITING_MS
    const body = new URLSearchParams({
      name: 'Reader',
      comment: 'A thought about the harbour.',
      'code-token': token ?? known?.token ?? '',
      code: answer ?? known?.answer ?? '',
      ...(parent !== undefined && { parent: String(parent) }),
      ...fields,
    })
    const request = new Request(new URL(path, 'https://warraq.example'), {
      method: 'POST',
      headers: FORM_HEADERS,
      body,
    })
    return app.request(request, peer)
  }
  const comment = async (path: string, typed: TypedComment = {}, peer?: string) => {
    const response = await send(path, typed, peer)
    if (response.status !== 303) throw new Error(`answered ${response.status}: ${await response.text()}`)
    return response.headers.get('Location') ?? ''
  }
  return { code, answerTo, send, comment }
}
