/*
 * A process of its own that asks an archive for the site's secret and answers one security code many times at once.
 * Arguments: the code's id, and where the archive lies, both as JSON. It prints the secret and the outcomes, as JSON.
 */
import { NOW } from '../../fixtures/cast.ts'
import { openArchive } from '../../src/archive/open.ts'
import { secretOf } from '../../src/archive/secrets.ts'
import { LIFETIME_MS } from '../../src/comments/code/code.ts'
import { redeemCode } from '../../src/comments/code/redeem.ts'

const TIMES = 17

const [id = '', location = ''] = process.argv.slice(2)
const archive = await openArchive(JSON.parse(location))
const code = { id, articleId: 1, lang: 'en', expiresAt: NOW + LIFETIME_MS, answer: '24689' } as const
const secret = Buffer.from(await secretOf(archive, 'security-code', NOW)).toString('hex')
const outcomes = await Promise.all(
  Array.from({ length: TIMES }, () =>
    archive.writes.transaction().execute((tx) => redeemCode(archive, tx, code, '24689', NOW)),
  ),
)
console.log(JSON.stringify({ secret, outcomes }))
await archive.close()
