import type { EditedArticle } from '../../../archive/relation-decisions.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import type { RelationLogEntry } from '../../../model/relation-log.ts'
import { isolate } from '../../../text/bidi.ts'
import { type Html, html } from '../../html.ts'
import { inLang } from '../../parts/names.ts'
import type { NewsroomVisit } from '../page.ts'
import { relatedDeskPath, relatedOfPath } from '../paths.ts'
import { shortTime } from '../times.ts'

const NAMED = 3

/** The articles that lines of the log are about. */
export function subjectsOf(entries: readonly RelationLogEntry[]): readonly number[] {
  return [
    ...new Set(
      entries.flatMap(({ articleId, related }) => [articleId, ...related.slice(0, NAMED).map(({ id }) => id)]),
    ),
  ]
}

/** What was decided of lists, the newest first, each with its undoing; of all articles, each line says of which. */
export function relationLogTable(
  { edition }: NewsroomVisit,
  entries: readonly RelationLogEntry[],
  subjects: readonly EditedArticle[],
  { ofAll }: { readonly ofAll: boolean },
): Html {
  const title = message(edition, 'relatedesk.log')
  if (entries.length === 0)
    return html`<h2 id="log">${title}</h2><p class="empty">${message(edition, 'relatedesk.log.none')}</p>`
  const columns = [
    'log.at',
    'log.actor',
    'log.action',
    ...(ofAll ? (['relatedesk.log.in'] as const) : []),
    'storydesk.undo',
  ] as const
  const rows = entries.map(
    (entry) => html`<tr>
<td>${shortTime(edition, entry.at)}</td>
<td>${entry.actor === undefined ? message(edition, 'log.commandLine') : html`<bdi>${entry.actor}</bdi>`}</td>
<td class="note">${toldOf(edition, entry, subjects)}</td>
${ofAll ? html`<td class="note">${inListsOf(edition, entry.articleId, subjects)}</td>` : ''}
<td>${undoing(edition, entry)}</td>
</tr>
`,
  )
  return html`<h2 id="log">${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">
<thead><tr>${columns.map((column) => html`<th scope="col">${message(edition, column)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}

/** What a line says was done, with the headlines that it was done to. */
export function toldOf(
  edition: Edition,
  { action, related }: RelationLogEntry,
  subjects: readonly EditedArticle[],
): string {
  const titles = related.slice(0, NAMED).map(({ id }) => {
    const article = subjects.find((one) => one.article.id === id)?.article
    return article ? isolate(article.headline, article.lang) : message(edition, 'relatedesk.id', { id })
  })
  if (related.length > NAMED) titles.push('…')
  return message(edition, `relatedesk.action.${action}`, { titles: titles.join(edition.lang === 'ar' ? '، ' : ', ') })
}

function inListsOf(edition: Edition, id: number, subjects: readonly EditedArticle[]): Html {
  const article = subjects.find((one) => one.article.id === id)?.article
  const headline = article
    ? inLang(article.headline, article.lang, edition.lang)
    : message(edition, 'relatedesk.id', { id })
  return html`<a href="${relatedOfPath(edition.lang, id)}">${headline}</a>`
}

function undoing(edition: Edition, entry: RelationLogEntry): Html | string {
  if (entry.undone) return message(edition, 'storydesk.undone')
  return entry.action === 'undone' ? '' : undoForm(edition, entry.id)
}

/** Undoes a line of the log; `key` for the one that a key of the keyboard undoes. */
export function undoForm(edition: Edition, id: number, key?: string): Html {
  return html`<form class="inline" method="post" action="${relatedDeskPath(edition.lang)}/log/${id}/undo"><button class="quiet"${key ? html` data-key="${key}"` : ''}>${message(edition, 'storydesk.undo')}</button></form>`
}
