import { heldComments, heldCount } from '../../../archive/comment-queue.ts'
import { sectionByKey } from '../../../archive/sources.ts'
import { languageName, message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { EDITION_LANGS } from '../../../model/lang.ts'
import { type Html, html } from '../../html.ts'
import { sectionName } from '../../parts/names.ts'
import { readId } from '../../site/comments/load-comments.ts'
import type { NewsroomVisit } from '../page.ts'
import { cardList } from './card-list.ts'
import { COMMENTS_A_PAGE, type ModeratedPage, moderatedPage } from './listed-comments.ts'
import { defineModerationPage } from './moderation-page.ts'
import { queuePath } from './paths.ts'

interface Queue extends ModeratedPage {
  /** How many wait in all, whatever the filter. */
  readonly waiting: number
}

/** What waits for a decision, the oldest first: all of it, or of one language or section. */
export const queuePage = defineModerationPage<Queue>({
  permission: 'moderate-comments',
  async load({ site, query }) {
    const { writes } = site.archive
    const section = query.get('section') || undefined
    const filter = {
      lang: query.get('lang') || undefined,
      sectionId: section === undefined ? undefined : ((await sectionByKey(writes, section))?.id ?? 0),
    }
    const found = await heldComments(writes, { limit: COMMENTS_A_PAGE + 1, after: readId(query.get('after')) }, filter)
    return { data: { ...(await moderatedPage(writes, found)), waiting: await heldCount(writes) } }
  },
  title: ({ edition }) => message(edition, 'moderation.title'),
  view(visit, queue) {
    const { edition, query } = visit
    const isFiltered = Boolean(query.get('lang') || query.get('section') || query.get('after'))
    const empty = isFiltered && queue.waiting > 0 ? 'moderation.emptyFilter' : 'moderation.empty'
    return html`<div class="heading"><h1>${message(edition, 'moderation.title')} <span class="count" data-waiting-count>${formatNumber(edition, queue.waiting)}</span></h1>
${filterForm(visit)}</div>
${cardList(visit, queue, { empty: message(edition, empty), isQueue: true })}`
  },
})

function filterForm({ edition, query, sections }: NewsroomVisit): Html {
  const option = (value: string, text: string, chosen: string | null) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`
  const langs = EDITION_LANGS.map((lang) => option(lang, languageName(edition, lang), query.get('lang')))
  const keys = sections.map((section) =>
    option(section.key, sectionName(section, edition.lang).text, query.get('section')),
  )
  const all = html`<option value="">${message(edition, 'moderation.all')}</option>`
  return html`<form class="filter" action="${queuePath(edition.lang)}">
<label>${message(edition, 'moderation.filter.lang')} <select name="lang">${all}${langs}</select></label>
<label>${message(edition, 'moderation.filter.section')} <select name="section">${all}${keys}</select></label>
<button class="quiet">${message(edition, 'moderation.filter.show')}</button>
</form>`
}
