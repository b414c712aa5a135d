import { allPolicies } from '../../../archive/comment-policy.ts'
import { type CommentedArticle, commentedArticle } from '../../../archive/comment-queue.ts'
import { type RuleLogEntry, readRuleLog } from '../../../archive/comment-rule-log.ts'
import { type ListedWord, listedWords } from '../../../archive/comment-words.ts'
import { message } from '../../../locale/messages.ts'
import { COMMENT_POLICIES, type CommentPolicy } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'
import { inLang, sectionName } from '../../parts/names.ts'
import { readId } from '../../site/comments/load-comments.ts'
import type { NewsroomVisit } from '../page.ts'
import { defineModerationPage } from './moderation-page.ts'
import { articleCommentsPath, rulesPath } from './paths.ts'
import { policyForm } from './policy-form.ts'
import { RULE_LOG_LINES, ruleLog } from './rule-log.ts'
import { type WordAttempt, wordsPart } from './words-part.ts'

export interface Rules {
  readonly sections: ReadonlyMap<string, CommentPolicy>
  readonly articles: readonly (CommentedArticle & { readonly policy: CommentPolicy })[]
  readonly words: readonly ListedWord[]
  readonly log: readonly RuleLogEntry[]
}

/** Who may comment where, and which words are looked for. */
export const rulesPage = defineModerationPage<Rules>({
  permission: 'set-comment-rules',
  load: async (visit) => ({ data: await loadRules(visit) }),
  title: ({ edition }) => message(edition, 'moderation.rules.title'),
  view: (visit, rules) => rulesView(visit, rules, {}),
})

const MOST_ARTICLES = 50

export async function loadRules({ site, query }: NewsroomVisit): Promise<Rules> {
  const { writes } = site.archive
  const policies = await allPolicies(writes)
  const of = (scope: string) =>
    policies
      .filter((one) => one.scope === scope)
      .map(({ subject, policy }) => [subject, policy as CommentPolicy] as const)
  const articles = await Promise.all(
    of('article')
      .slice(-MOST_ARTICLES)
      .map(async ([id, policy]) => ({ policy, article: await commentedArticle(writes, Number(id)) })),
  )
  return {
    sections: new Map(of('section')),
    articles: articles.flatMap(({ article, policy }) => (article ? [{ ...article, policy }] : [])),
    words: await listedWords(writes),
    log: await readRuleLog(writes, RULE_LOG_LINES, readId(query.get('before'))),
  }
}

export function rulesView(visit: NewsroomVisit, rules: Rules, attempt: WordAttempt): Html {
  const { edition, site } = visit
  const { closesAfterDays } = site.comments
  return html`<h1>${message(edition, 'moderation.rules.title')}</h1>
<p>${message(edition, 'policy.site', { policy: message(edition, `policy.${site.comments.policy}`) })}${closesAfterDays === undefined ? '' : html` ${message(edition, 'policy.closesAfter', { count: closesAfterDays })}`}</p>
<div class="panels">
${sectionsPart(visit, rules)}
${articlesPart(visit, rules)}
${wordsPart(edition, rules.words, attempt)}
</div>
${ruleLog(visit, rules.log)}`
}

function sectionsPart({ edition, site, sections }: NewsroomVisit, rules: Rules): Html {
  const inherited = message(edition, 'policy.inherit.section', {
    policy: message(edition, `policy.${site.comments.policy}`),
  })
  const forms = sections.map((section) => {
    const name = sectionName(section, edition.lang).text
    const action = `${rulesPath(edition.lang)}/section/${encodeURIComponent(section.key)}`
    const choice = {
      action,
      id: `policy-${section.key}`,
      label: name,
      chosen: rules.sections.get(section.key),
      inherited,
    }
    return html`<li>${policyForm(edition, choice)}</li>`
  })
  const meanings = COMMENT_POLICIES.map(
    (policy) =>
      html`<dt>${message(edition, `policy.${policy}`)}</dt><dd>${message(edition, `policy.${policy}.about`)}</dd>\n`,
  )
  return html`<section class="panel"><h2>${message(edition, 'policy.sections')}</h2>
<dl class="meanings">${meanings}</dl>
<ul class="policies">${forms}</ul></section>`
}

function articlesPart({ edition }: NewsroomVisit, { articles }: Rules): Html {
  const rows = articles.map(
    ({ id, headline, lang, policy }) =>
      html`<li><a href="${articleCommentsPath(edition.lang, id)}">${inLang(headline, lang, edition.lang)}</a> <small>${message(edition, `policy.${policy}`)}</small></li>`,
  )
  return html`<section class="panel"><h2>${message(edition, 'policy.articles')}</h2>
${rows.length > 0 ? html`<ul class="list">${rows}</ul>` : html`<p class="hint">${message(edition, 'policy.articles.none')}</p>`}</section>`
}
