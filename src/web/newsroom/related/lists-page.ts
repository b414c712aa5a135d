import { relationLogEntry } from '../../../archive/relation-log.ts'
import { languageName, message } from '../../../locale/messages.ts'
import { KINDS, type Kind } from '../../../model/article.ts'
import type { RelationLogEntry } from '../../../model/relation-log.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { dateOf } from '../../parts/article-item.ts'
import { inLang, marks, sourceName } from '../../parts/names.ts'
import { articleLink } from '../../paths.ts'
import { alert, field } from '../field.ts'
import { keysDialog } from '../keys-dialog.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { relatedDeskPath, relatedOfPath } from '../paths.ts'
import { bannedCard, entryCard } from './entry-card.ts'
import { RELATED_KEYS } from './keys.ts'
import { type EditedEntry, type EditedLists, loadEditedLists } from './load-lists.ts'
import { relationLogTable, toldOf, undoForm } from './relation-log.ts'

/** What came of the last form that was sent: a line of the log, nothing at all, or a refusal with what had been typed. */
export interface LastAct {
  readonly done?: RelationLogEntry | 'unchanged' | undefined
  readonly fault?: string | undefined
  readonly typed?: string | undefined
}

/** Both lists of an article with their scores and reasons, and the ways to change them. */
export const relatedOfPage = defineNewsroomPage<{ readonly lists: EditedLists; readonly last: LastAct }>({
  permission: 'edit-related',
  async load(visit) {
    const [lists, done] = await Promise.all([loadEditedLists(visit, Number(visit.param('id'))), lastAct(visit)])
    return lists ? { data: { lists, last: { done } } } : NOT_FOUND
  },
  view: (visit, { lists, last }) => listsView(visit, lists, last),
})

/** Read from the log, so that no link can claim what was never done. */
async function lastAct({ site, query, param }: NewsroomVisit): Promise<LastAct['done']> {
  const act = query.get('act') ?? ''
  if (act === 'none') return 'unchanged'
  if (!/^[1-9]\d{0,14}$/.test(act)) return undefined
  const entry = await relationLogEntry(site.archive.writes, Number(act))
  return entry?.articleId === Number(param('id')) ? entry : undefined
}

export function listsView(visit: NewsroomVisit, data: EditedLists, last: LastAct): Html {
  const { edition, site } = visit
  const { article, lists, banned, log, subjects } = data
  return newsroomLayout(
    visit,
    article.headline,
    html`${heading(visit, data)}
${alert(last.fault)}${notice(visit, data, last)}
<div class="related-desk" data-cards>
<p class="hint">${message(edition, 'relatedesk.about')} <button type="button" class="quiet keys" data-keys hidden>${message(edition, 'moderation.keys')} <kbd>?</kbd></button></p>
${addForm(visit, data, last)}
<div class="lists">${KINDS.map((kind) => listSection(visit, kind, lists[kind], article.id))}</div>
<section id="banned" aria-labelledby="banned-title"><h2 id="banned-title">${message(edition, 'relatedesk.banned')}</h2>
${banned.length === 0 ? html`<p class="empty">${message(edition, 'relatedesk.banned.none')}</p>` : html`<ol class="cards">${banned.map((entry) => html`<li>${bannedCard(edition, entry, article.id)}</li>\n`)}</ol>`}</section>
</div>
${relationLogTable(visit, log, subjects, { ofAll: false })}
${keysDialog(edition, RELATED_KEYS)}
<script type="module" src="${site.assets.cardKeysScript.path}"></script>`,
  )
}

function heading({ edition, now }: NewsroomVisit, { article, status }: EditedLists): Html {
  const source = sourceName(article.source, edition.lang)
  const standing =
    status === 'withdrawn' ? 'withdrawn' : article.published.at > now ? ('embargoed' as const) : undefined
  return html`<p class="back"><a href="${relatedDeskPath(edition.lang)}">${message(edition, 'newsroom.related')}</a></p>
<h1 class="text" ${marks(article.lang)}>${article.headline}</h1>
<p class="facts">${message(edition, `kind.${article.kind}`)} · ${languageName(edition, article.lang)} · ${inLang(source.text, source.lang, edition.lang)} · ${dateOf(edition, article.published)} · ${message(edition, 'relatedesk.id', { id: article.id })}${standing ? '' : html` · <a href="${articleLink(edition.lang, article)}">${message(edition, 'storydesk.show')}</a>`}</p>
${standing ? html`<p class="alert">${message(edition, `relatedesk.${standing}`)}</p>` : ''}`
}

/** What was just done, with the button that takes it back. */
function notice({ edition }: NewsroomVisit, { subjects }: EditedLists, { done }: LastAct): Html | '' {
  if (done === undefined) return ''
  if (done === 'unchanged') return html`<p class="done" role="status">${message(edition, 'relatedesk.unchanged')}</p>\n`
  const canUndo = !done.undone && done.action !== 'undone'
  return html`<div class="done kept" role="status"><p>${toldOf(edition, done, subjects)}</p>
${canUndo ? undoForm(edition, done.id, 'KeyZ') : ''}</div>\n`
}

function addForm({ edition }: NewsroomVisit, { article }: EditedLists, { typed }: LastAct): Html {
  const which = field({
    name: 'which',
    label: message(edition, 'relatedesk.add.which'),
    ...(typed === undefined ? {} : { value: typed }),
    autocomplete: 'off',
    hint: message(edition, 'relatedesk.add.hint'),
  })
  return html`<form class="panel add" method="post" action="${relatedOfPath(edition.lang, article.id)}/decide" aria-label="${message(edition, 'relatedesk.add')}">
${which}<button name="do" value="pin">${message(edition, 'relatedesk.add.button')}</button></form>`
}

const HEADINGS = { news: 'related.news', article: 'related.articles' } as const

function listSection({ edition }: NewsroomVisit, kind: Kind, entries: readonly EditedEntry[], articleId: number): Html {
  const pinned = entries.filter(({ origin }) => origin === 'editor')
  const cardsOf = (some: readonly EditedEntry[]) =>
    html`<ol class="cards">${some.map((entry) => {
      const isPinned = entry.origin === 'editor'
      const place = { articleId, isPinned, isFirst: entry === pinned[0], isLast: entry === pinned.at(-1) }
      return html`<li>${entryCard(edition, entry, place)}</li>\n`
    })}</ol>`
  const reserve = entries.filter(({ seen }) => seen === 'reserve')
  const listed = entries.filter(({ seen }) => seen !== 'reserve')
  return html`<section aria-labelledby="list-${kind}"><h2 id="list-${kind}">${message(edition, HEADINGS[kind])}</h2>
${entries.length === 0 ? html`<p class="empty">${message(edition, 'relatedesk.list.empty')}</p>` : cardsOf(listed)}
${reserve.length === 0 ? '' : html`<details class="reserve"><summary>${message(edition, 'relatedesk.reserve', { count: reserve.length })}</summary>${cardsOf(reserve)}</details>`}</section>`
}
