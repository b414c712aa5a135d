import type { Code } from '../../../comments/code/code.ts'
import { deriveKey } from '../../../comments/code/keys.ts'
import { drawCode } from '../../../comments/code/picture.ts'
import { randomFrom } from '../../../comments/code/random.ts'
import { speakCode } from '../../../comments/code/sound.ts'
import { readCode } from '../../../comments/code/verify.ts'
import type { Client, PersonalPage, Sent } from '../../action.ts'
import { NOT_FOUND } from '../../page.ts'
import { codePicturePath, codeSoundPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { newCode } from './new-code.ts'
import { tooManyCodes } from './too-many.ts'

/**
 * The code as a file. Its noise follows from the code, so that asking for it again and again gives the same
 * bytes, and not many samples of one answer to take a mean of. 410 when it has expired.
 */
function codeFile(
  purpose: 'picture' | 'sound',
  contentType: string,
  make: (visit: Visit, code: Code, random: () => number) => Uint8Array,
): PersonalPage {
  return limited(async (visit) => {
    const { site, edition, now, query } = visit
    const secret = site.comments.codeSecret
    const code = readCode(secret, query.get('token') ?? '', { now })
    if (code === 'expired') return { status: 410, headers: { 'Content-Type': contentType }, body: '' }
    if (code === 'invalid' || code.lang !== edition.lang) return NOT_FOUND
    const bytes = make(visit, code, randomFrom(deriveKey(secret, code.id, purpose)))
    const headers = { 'Content-Type': contentType, 'Content-Length': String(bytes.byteLength) }
    return { status: 200, headers, body: bytes }
  })
}

/**
 * A new code for script that changes it in place. Whether there is such an article, and whether it may be commented
 * on, is asked when the comment comes: here the answer would tell of articles that are not public yet.
 */
const anotherCode = limited(async (visit) => {
  const { edition, query } = visit
  const article = query.get('article') ?? ''
  if (!/^[1-9]\d{0,13}$/.test(article)) return NOT_FOUND
  const { token, challenge } = await newCode(visit, Number(article))
  const picture = codePicturePath(edition.lang, token)
  const told = { token, picture, sound: codeSoundPath(edition.lang, token), challenge }
  return { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(told) }
})

function limited(page: (visit: Visit) => Promise<Sent | typeof NOT_FOUND>): PersonalPage {
  return async (visit: Visit, client: Client) => tooManyCodes(visit, client) ?? page(visit)
}

/** What belongs to a security code, each for the one who asks alone. */
export const CODE_PAGES: readonly (readonly [path: string, page: PersonalPage])[] = [
  [
    '/code/picture',
    codeFile('picture', 'image/png', ({ edition }, code, random) => drawCode(code.answer, edition.digits, random)),
  ],
  ['/code/sound', codeFile('sound', 'audio/wav', (_, code, random) => speakCode(code.answer, code.lang, random))],
  ['/code/new', anotherCode],
]
