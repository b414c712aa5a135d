import { secretOf } from '../../../archive/secrets.ts'
import type { Code } from '../../../comments/code/code.ts'
import { issueCode } from '../../../comments/code/issue.ts'
import { deriveKey } from '../../../comments/code/keys.ts'
import { drawCode } from '../../../comments/code/picture.ts'
import { randomFrom } from '../../../comments/code/random.ts'
import { speakCode } from '../../../comments/code/sound.ts'
import { readCode } from '../../../comments/code/verify.ts'
import { definePage, NOT_FOUND, type Page } from '../../page.ts'
import { codePicturePath, codeSoundPath } from '../../paths.ts'
import type { Site, Visit } from '../../site.ts'

/** The secret that security codes are made with; whoever issues or reads one uses this. */
export function codeSecret({ archive, now }: Site): Promise<Uint8Array> {
  return secretOf(archive, 'security-code', now())
}

/**
 * The code as a file. Its noise follows from the code, so that asking for it again and again gives the same
 * bytes, and not many samples of one answer to take a mean of. 410 when it has expired.
 */
function codeFile(
  purpose: 'picture' | 'sound',
  contentType: string,
  make: (visit: Visit, code: Code, random: () => number) => Uint8Array,
): Page {
  return definePage<{ readonly secret: Uint8Array; readonly code: Code } | undefined>({
    contentType,
    storable: false,
    async load({ site, edition, now, query }) {
      const secret = await codeSecret(site)
      const code = readCode(secret, query.get('token') ?? '', { now })
      if (code === 'expired') return { data: undefined, status: 410 }
      return code === 'invalid' || code.lang !== edition.lang ? NOT_FOUND : { data: { secret, code } }
    },
    view(visit, data) {
      if (!data) return ''
      return make(visit, data.code, randomFrom(deriveKey(data.secret, data.code.id, purpose)))
    },
  })
}

/**
 * A new code for script that changes it in place. Whether there is such an article, and whether it may be commented
 * on, is asked when the comment comes: here the answer would tell of articles that are not public yet.
 */
const newCode = definePage<{ readonly token: string; readonly picture: string; readonly sound: string }>({
  contentType: 'application/json; charset=utf-8',
  storable: false,
  async load({ site, edition: { lang }, now, query }) {
    const article = query.get('article') ?? ''
    if (!/^[1-9]\d{0,13}$/.test(article)) return NOT_FOUND
    const { token } = issueCode(await codeSecret(site), { articleId: Number(article), lang, now })
    return { data: { token, picture: codePicturePath(lang, token), sound: codeSoundPath(lang, token) } }
  },
  view: (_, data) => JSON.stringify(data),
})

export const CODE_PAGES: readonly (readonly [path: string, page: Page])[] = [
  [
    '/code/picture',
    codeFile('picture', 'image/png', ({ edition }, code, random) => drawCode(code.answer, edition.digits, random)),
  ],
  ['/code/sound', codeFile('sound', 'audio/wav', (_, code, random) => speakCode(code.answer, code.lang, random))],
  ['/code/new', newCode],
]
