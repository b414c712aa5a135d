import { type EditedArticle, editedArticles } from '../../../archive/relation-decisions.ts'
import { relationLog } from '../../../archive/relation-log.ts'
import { languageName, message } from '../../../locale/messages.ts'
import { digits } from '../../../locale/numbers.ts'
import type { RelationLogEntry } from '../../../model/relation-log.ts'
import { type Html, html } from '../../html.ts'
import { dateOf } from '../../parts/article-item.ts'
import { inLang, kindName, sourceName } from '../../parts/names.ts'
import { newsroomLayout } from '../layout.ts'
import { defineNewsroomPage, type NewsroomVisit } from '../page.ts'
import { relatedDeskPath, relatedOfPath } from '../paths.ts'
import { askedIn, type Choice, findArticles } from './find-articles.ts'
import { relationLogTable, subjectsOf } from './relation-log.ts'

interface RelatedDesk {
  readonly choices: readonly Choice[]
  readonly log: readonly RelationLogEntry[]
  readonly subjects: readonly EditedArticle[]
}

const LINES = 30

/** Where editors find the article whose lists they want to see, and what was decided of any. */
export const relatedDeskPage = defineNewsroomPage<RelatedDesk>({
  permission: 'edit-related',
  async load(visit) {
    const { writes } = visit.site.archive
    const [choices, log] = await Promise.all([findArticles(visit), relationLog(writes, LINES)])
    return { data: { choices, log, subjects: await editedArticles(writes, subjectsOf(log)) } }
  },
  view(visit, { choices, log, subjects }) {
    const { edition, query } = visit
    const title = message(edition, 'newsroom.related')
    const isAsked = askedIn(query) !== ''
    return newsroomLayout(
      visit,
      title,
      html`<div class="heading"><h1>${title}</h1>
${findForm(visit)}</div>
<h2>${message(edition, isAsked ? 'relatedesk.found' : 'relatedesk.newest')}</h2>
${choices.length === 0 ? html`<p class="empty">${message(edition, isAsked ? 'relatedesk.none' : 'relatedesk.empty')}</p>` : choiceTable(visit, choices)}
${relationLogTable(visit, log, subjects, { ofAll: true })}`,
    )
  },
})

function findForm({ edition, query }: NewsroomVisit): Html {
  return html`<form class="filter find" role="search" action="${relatedDeskPath(edition.lang)}">
<label for="q">${message(edition, 'relatedesk.find')}</label>
<input id="q" name="q" type="search" dir="auto" maxlength="500" autocomplete="off" value="${askedIn(query)}" aria-describedby="q-hint">
<button class="quiet">${message(edition, 'relatedesk.find.button')}</button>
<span class="hint" id="q-hint">${message(edition, 'relatedesk.find.hint')}</span>
</form>`
}

const COLUMNS = ['number', 'headline', 'lang', 'kind', 'source', 'date', 'decided'] as const

function choiceTable({ edition, query }: NewsroomVisit, choices: readonly Choice[]): Html {
  const title = message(edition, askedIn(query) === '' ? 'relatedesk.newest' : 'relatedesk.found')
  const heads = COLUMNS.map((column) => html`<th scope="col">${message(edition, `relatedesk.column.${column}`)}</th>`)
  const rows = choices.map(({ article, pinned, banned }) => {
    const source = sourceName(article.source, edition.lang)
    const headline = inLang(article.headline, article.lang, edition.lang)
    const counts = [
      pinned > 0 && message(edition, 'relatedesk.pinnedCount', { count: pinned }),
      banned > 0 && message(edition, 'relatedesk.bannedCount', { count: banned }),
    ]
    return html`<tr><td>${digits(edition, String(article.id))}</td>
<th scope="row" class="note"><a href="${relatedOfPath(edition.lang, article.id)}">${headline}</a></th>
<td>${languageName(edition, article.lang)}</td><td>${kindName(edition, { kind: article.kind, genre: undefined })}</td>
<td>${inLang(source.text, source.lang, edition.lang)}</td><td>${dateOf(edition, article.published)}</td>
<td>${counts.filter(Boolean).join(' · ')}</td></tr>
`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
}
