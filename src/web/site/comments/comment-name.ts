import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { REDACTED } from '../../../model/comment.ts'
import { type Hole, html } from '../../html.ts'
import { marks } from '../../parts/names.ts'

/** A writer's name as the public may read it, where nothing can be marked: in feeds and mail. */
export function nameText(edition: Edition, name: string): string {
  return name === REDACTED ? message(edition, 'comments.redacted') : name
}

/** The same on a page, with what was covered marked. */
export function commentName(edition: Edition, name: string): Hole {
  if (name !== REDACTED) return html`<bdi>${name}</bdi>`
  return html`<span class="covered" ${marks(edition.lang)}>${nameText(edition, name)}</span>`
}
