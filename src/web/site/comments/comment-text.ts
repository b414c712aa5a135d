import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { REDACTED } from '../../../model/comment.ts'
import { linksOf } from '../../../text/links.ts'
import { type Hole, type Html, html } from '../../html.ts'
import { marks } from '../../parts/names.ts'

/** A comment as it may stand on a page: its paragraphs and lines, its addresses as links, what was covered marked. All else is text. */
export function commentText(edition: Edition, text: string): Html {
  const paragraphs = text.split(/\n{2,}/)
  return html`${paragraphs.map((paragraph) => html`<p>${lines(edition, paragraph)}</p>`)}`
}

function lines(edition: Edition, paragraph: string): readonly Html[] {
  return paragraph.split('\n').map((line, index) => html`${index === 0 ? '' : html`<br>`}${pieces(edition, line)}`)
}

function pieces(edition: Edition, line: string): Hole {
  if (!line.includes(REDACTED)) return linked(line)
  const covered = html`<span class="covered" ${marks(edition.lang)}>${message(edition, 'comments.redacted')}</span>`
  return line.split(REDACTED).map((piece, index) => html`${index === 0 ? '' : covered}${linked(piece)}`)
}

/** `nofollow ugc`: what readers link to is not recommended by the site, and gains nothing with search engines. */
function linked(piece: string): Hole {
  const links = linksOf(piece)
  if (links.length === 0) return piece
  const found: Html[] = []
  let done = 0
  for (const { start, end, href } of links) {
    const address = html`<a href="${href}" rel="nofollow ugc noopener" dir="ltr">${piece.slice(start, end)}</a>`
    found.push(html`${piece.slice(done, start)}${address}`)
    done = end
  }
  return [...found, piece.slice(done)]
}
