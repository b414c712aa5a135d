import { policiesOf } from '../../../archive/comment-policy.ts'
import { type CommentedArticle, commentedArticle, commentsUnder } from '../../../archive/comment-queue.ts'
import { message } from '../../../locale/messages.ts'
import { COMMENT_STATES, type CommentPolicy } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND } from '../../page.ts'
import { inLang } from '../../parts/names.ts'
import { articleLink } from '../../paths.ts'
import { readId } from '../../site/comments/load-comments.ts'
import type { NewsroomVisit } from '../page.ts'
import { cardList } from './card-list.ts'
import { stateName } from './comment-card.ts'
import { COMMENTS_A_PAGE, type ModeratedPage, moderatedPage } from './listed-comments.ts'
import { defineModerationPage } from './moderation-page.ts'
import { articleCommentsPath } from './paths.ts'
import { policyForm } from './policy-form.ts'

interface ArticleComments extends ModeratedPage {
  readonly article: CommentedArticle
  readonly policy: CommentPolicy | undefined
}

/** Every comment of an article in whatever state, and who may comment on it. */
export const articleCommentsPage = defineModerationPage<ArticleComments>({
  permission: 'moderate-comments',
  async load(visit) {
    const { site, query, param } = visit
    const { writes } = site.archive
    const article = await commentedArticle(writes, Number(param('id')))
    if (!article) return NOT_FOUND
    const range = { limit: COMMENTS_A_PAGE + 1, after: readId(query.get('after')) }
    const found = await commentsUnder(writes, article.id, range, stateIn(visit))
    const { article: policy } = await policiesOf(writes, article.id)
    return { data: { article, policy, ...(await moderatedPage(writes, found)) } }
  },
  title: (_, { article }) => article.headline,
  view(visit, data) {
    const { edition } = visit
    const { article, policy } = data
    const headline = inLang(article.headline, article.lang, edition.lang)
    const path = articleCommentsPath(edition.lang, article.id)
    return html`<div class="heading"><h1 class="text">${article.status === 'published' ? html`<a href="${articleLink(edition.lang, article)}">${headline}</a>` : headline}</h1>
${filterForm(visit, path)}</div>
${policyForm(edition, { action: `${path}/policy`, id: 'policy', label: message(edition, 'policy.ofArticle'), chosen: policy, inherited: message(edition, 'policy.inherit.article') })}
${cardList(visit, data, { empty: message(edition, 'comments.none'), isQueue: false })}`
  },
})

const stateIn = ({ query }: NewsroomVisit) => COMMENT_STATES.find((state) => state === query.get('state'))

function filterForm(visit: NewsroomVisit, path: string): Html {
  const { edition } = visit
  const chosen = stateIn(visit)
  const options = COMMENT_STATES.map(
    (state) =>
      html`<option value="${state}"${state === chosen ? html` selected` : ''}>${stateName(edition, state)}</option>`,
  )
  return html`<form class="filter" action="${path}">
<label>${message(edition, 'moderation.filter.state')} <select name="state"><option value="">${message(edition, 'moderation.all')}</option>${options}</select></label>
<button class="quiet">${message(edition, 'moderation.filter.show')}</button>
</form>`
}
