import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import type { Redrawn } from '../action.ts'
import type { Html } from '../html.ts'

/** What is said to someone who has tried too often. */
export function waitText(edition: Edition, waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1000)
  const duration =
    seconds < 60
      ? message(edition, 'duration.seconds', { count: seconds })
      : message(edition, 'duration.minutes', { count: Math.ceil(seconds / 60) })
  return message(edition, 'newsroom.wait', { duration })
}

/** The page again, with the time after which to try (RFC 9110, section 10.2.3). */
export function throttled(waitMs: number, html: Html): Redrawn {
  return { status: 429, html, headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } }
}
