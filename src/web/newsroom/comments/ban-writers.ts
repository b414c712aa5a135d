import { queuedComments } from '../../../archive/comment-queue.ts'
import { message } from '../../../locale/messages.ts'
import { BAN_KINDS } from '../../../model/comment.ts'
import type { Redrawn } from '../../action.ts'
import type { Form } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { marks } from '../../parts/names.ts'
import type { NewsroomVisit } from '../page.ts'
import { shortTime } from '../times.ts'
import { banFields } from './ban-form.ts'
import { knownBy } from './comment-card.ts'
import { type ModeratedComment, moderated } from './listed-comments.ts'
import { type Fault, moderationView } from './moderation-page.ts'
import { decidePath, queuePath } from './paths.ts'
import { pickedIn } from './read-act.ts'

/** Asks how the writers of all comments that were picked are to be banned; `fault` is what the answer lacked. */
export async function askHowToBan(visit: NewsroomVisit, form: Form, fault: Fault | undefined): Promise<Redrawn> {
  const { writes } = visit.site.archive
  const comments = await moderated(writes, await queuedComments(writes, pickedIn(form)))
  const title = message(visit.edition, 'moderation.banWriters', { count: comments.length })
  const main = banView(visit, title, comments, form)
  return { status: fault ? 422 : 200, html: moderationView(visit, title, main, fault ? { fault } : {}) }
}

function banView({ edition }: NewsroomVisit, title: string, comments: readonly ModeratedComment[], form: Form): Html {
  const known = comments.flatMap((comment) => knownBy(comment).split(' '))
  const kinds = BAN_KINDS.filter((kind) => known.includes(kind))
  const back = form.get('back') ?? queuePath(edition.lang)
  const typed = form.has('lasts') ? form : new Map([['note', form.get('note') ?? '']])
  const rows = comments.map(
    ({ id, name, text, lang, createdAt }) =>
      html`<li><input type="hidden" name="select-${id}" value="on"><b><bdi>${name}</bdi></b> <span class="text" ${marks(lang)}>${beginning(text)}</span> <small>${shortTime(edition, createdAt)}</small></li>\n`,
  )
  return html`<h1>${title}</h1>
<form class="panel" method="post" action="${decidePath(edition.lang)}">
<input type="hidden" name="do" value="ban"><input type="hidden" name="back" value="${back}">
<ul class="list">${rows}</ul>
${banFields(edition, kinds, typed, form.has('lasts'))}
<p class="pair"><button>${message(edition, 'moderation.do.banWriters')}</button> <a href="${back}">${message(edition, 'moderation.ban.cancel')}</a></p>
</form>`
}

const SHOWN = 120
const beginning = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text)
