import { hash } from 'node:crypto'
import { heldCount } from '../../../archive/comment-queue.ts'
import { message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { raw } from '../../html.ts'
import { holds } from '../../respond.ts'
import type { NewsroomPage } from '../page.ts'

/**
 * How many comments wait, for the scripts of the newsroom: `{"waiting":12,"shown":"١٢","said":"…"}`. It has an ETag, so that asking
 * again and again costs nearly nothing while the number is the same.
 */
export const waitingCount: NewsroomPage = {
  permission: 'moderate-comments',
  unattended: true,
  async open({ site, edition }, { headers: asked }) {
    const waiting = await heldCount(site.archive.writes)
    const body = JSON.stringify({
      waiting,
      shown: formatNumber(edition, waiting),
      said: message(edition, 'moderation.waitingCount', { count: waiting }),
    })
    const etag = `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      Vary: 'Cookie',
      ETag: etag,
    }
    const isHeld = holds(asked.get('If-None-Match') ?? undefined, etag)
    return { status: isHeld ? 304 : 200, html: raw(isHeld ? '' : body), headers }
  },
}
