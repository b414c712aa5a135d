import type { Edition } from '../../../locale/edition.ts'
import { languageName, message } from '../../../locale/messages.ts'
import { formatScore } from '../../../locale/numbers.ts'
import type { ArticleLink } from '../../../model/article.ts'
import { type Html, html } from '../../html.ts'
import { dateOf } from '../../parts/article-item.ts'
import { inLang, marks, sourceName } from '../../parts/names.ts'
import { articleLink } from '../../paths.ts'
import { langOfTitle } from '../../site/article/related-lists.ts'
import { relatedOfPath } from '../paths.ts'
import type { EditedEntry } from './load-lists.ts'
import { bar, scoreNote, sharedThing } from './score-note.ts'

/** What can be done with an entry, and the key of the keyboard that does it, by its place. */
const KEYS = { pin: 'KeyP', up: 'KeyU', down: 'KeyD', ban: 'KeyB', unpin: 'KeyX', unban: 'KeyX' } as const
type Act = keyof typeof KEYS

/** Where an entry stands among what is pinned in its list. */
export interface PlaceInList {
  /** Whose list it is. */
  readonly articleId: number
  readonly isPinned: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Things shared that are named beside the score. */
const NAMED = 5

/** An entry of a list: what it is, why it is there, and what an editor may do about it. */
export function entryCard(edition: Edition, entry: EditedEntry, place: PlaceInList): Html {
  const { article, seen } = entry
  if (!article) return titleCard(edition, entry)
  const acts: readonly Act[] = place.isPinned ? ['up', 'down', 'unpin', 'ban'] : ['pin', 'ban']
  const marked = [
    html` <span class="mark ${entry.origin}">${message(edition, `relatedesk.origin.${entry.origin}`)}</span>`,
    place.isPinned && !entry.score ? html` <span class="mark">${message(edition, 'relatedesk.notFound')}</span>` : '',
    seen === 'shown' ? '' : html` <span class="mark">${message(edition, `relatedesk.seen.${seen}`)}</span>`,
  ]
  return card(edition, entry, article, html`${marked}`, actForm(edition, article, place, acts))
}

/** What is banned, with the way back. */
export function bannedCard(edition: Edition, entry: EditedEntry, articleId: number): Html {
  const { article } = entry
  if (!article) return html``
  const place = { articleId, isPinned: false, isFirst: true, isLast: true }
  return card(edition, entry, article, '', actForm(edition, article, place, ['unban']))
}

function card(edition: Edition, entry: EditedEntry, article: ArticleLink, marked: Html | '', form: Html): Html {
  const { id } = article
  const source = sourceName(article.source, edition.lang)
  return html`<article class="card ${entry.seen}" id="related-${id}" tabindex="-1" aria-labelledby="headline-${id}">
<p class="about"><span class="text" id="headline-${id}" ${marks(article.lang)}><a href="${articleLink(edition.lang, article)}">${article.headline}</a></span>${scoreOf(edition, entry)}</p>
<p class="facts">${languageName(edition, article.lang)} · ${inLang(source.text, source.lang, edition.lang)} · ${dateOf(edition, article.published)} · ${message(edition, 'relatedesk.id', { id })}${marked}</p>
${reasons(edition, entry)}
${scoreNote(edition, entry.explanation, entry.score)}
${form}
</article>`
}

function scoreOf(edition: Edition, { score }: EditedEntry): Html {
  return score
    ? html` <span class="score">${message(edition, 'relatedesk.score', { score: formatScore(edition, score) })} ${bar(score)}</span>`
    : html` <span class="score none">${message(edition, 'relatedesk.noScore')}</span>`
}

/** The bonds, then what counts most of what both tell of, each with its part of the score. */
function reasons(edition: Edition, { reasons: given, explanation }: EditedEntry): Html | '' {
  const bonds = given.flatMap((reason) => ('forms' in reason ? [] : [reason.type]))
  const told = bonds
    .filter((type) => type !== 'editor' && type !== 'listed')
    .map((type) => html`<li class="bond">${message(edition, `related.${type}`)}</li>`)
  const shared = (explanation?.evidence ?? [])
    .slice(0, NAMED)
    .map((one) => html`<li>${sharedThing(edition, one, explanation?.score ?? 0)}</li>`)
  if (told.length + shared.length === 0) return ''
  return html`<ul class="shared" aria-label="${message(edition, 'related.why')}">${told}${shared}</ul>`
}

function actForm(edition: Edition, { id }: ArticleLink, place: PlaceInList, acts: readonly Act[]): Html {
  const isIdle = (act: Act) => (act === 'up' && place.isFirst) || (act === 'down' && place.isLast)
  const buttons = acts.map(
    (act) =>
      html`<button class="quiet ${act}" name="do" value="${act}" data-key="${KEYS[act]}" aria-describedby="headline-${id}"${isIdle(act) ? html` disabled` : ''}>${message(edition, `relatedesk.do.${act}`)}</button> `,
  )
  return html`<form class="acts" method="post" action="${relatedOfPath(edition.lang, place.articleId)}/decide">
<input type="hidden" name="article" value="${id}">
${buttons}<a class="more" href="${relatedOfPath(edition.lang, id)}" aria-describedby="headline-${id}">${message(edition, 'relatedesk.itsLists')}</a>
</form>`
}

/** A title of the source's list that the archive has no article of: nothing can be decided of it. */
function titleCard(edition: Edition, { title }: EditedEntry): Html {
  const lang = langOfTitle(title)
  return html`<article class="card">
<p class="about"><span class="text" ${lang ? marks(lang) : html`dir="auto"`}>${title}</span></p>
<p class="facts"><span class="mark">${message(edition, 'relatedesk.origin.source')}</span> ${message(edition, 'article.notInArchive')}</p>
</article>`
}
