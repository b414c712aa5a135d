import type { RuleChange, RuleLogEntry } from '../../../archive/comment-rule-log.ts'
import { type MessageKey, message } from '../../../locale/messages.ts'
import { COMMENT_POLICIES } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'
import { isolatedMessage } from '../../parts/isolated-message.ts'
import { sectionName } from '../../parts/names.ts'
import type { NewsroomVisit } from '../page.ts'
import { shortTime } from '../times.ts'
import { articleCommentsPath, rulesPath, withQuery } from './paths.ts'

export const RULE_LOG_LINES = 30

/** Who changed which policy and which listed word, and when, newest first. */
export function ruleLog(visit: NewsroomVisit, lines: readonly RuleLogEntry[]): Html {
  const { edition } = visit
  const title = message(edition, 'rules.log.title')
  const columns = ['log.at', 'log.actor', 'rules.log.subject', 'rules.log.change'] as const
  const older =
    lines.length < RULE_LOG_LINES ? undefined : withQuery(rulesPath(edition.lang), { before: lines.at(-1)?.id })
  return html`<h2 id="changes">${title}</h2>
${
  lines.length === 0
    ? html`<p class="hint">${message(edition, 'rules.log.empty')}</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="rows">
<thead><tr>${columns.map((column) => html`<th scope="col">${message(edition, column)}</th>`)}</tr></thead>
<tbody>
${lines.map((line) => row(visit, line))}
</tbody></table></div>`
}
${older ? html`<p class="further"><a rel="next" href="${older}#changes">${message(edition, 'log.older')}</a></p>` : ''}`
}

function row(visit: NewsroomVisit, line: RuleLogEntry): Html {
  const { edition } = visit
  return html`<tr>
<td>${shortTime(edition, line.at)}</td>
<td>${line.by === undefined ? message(edition, 'log.commandLine') : html`<bdi>${line.by}</bdi>`}</td>
<td class="note">${subject(visit, line)}</td>
<td>${value(visit, line, line.before)} <span aria-hidden="true">→</span> ${value(visit, line, line.after)}</td>
</tr>
`
}

function subject({ edition, sections }: NewsroomVisit, { kind, subject }: RuleChange): Html {
  if (kind === 'word') return isolatedMessage(edition, 'rules.log.word', { word: subject })
  if (kind === 'article') {
    const told = message(edition, 'rules.log.article', { number: Number(subject) })
    return html`<a href="${articleCommentsPath(edition.lang, Number(subject))}">${told}</a>`
  }
  const section = sections.find(({ key }) => key === subject)
  const name = section ? sectionName(section, edition.lang).text : subject
  return isolatedMessage(edition, 'rules.log.section', { name })
}

function value({ edition }: NewsroomVisit, { kind }: RuleChange, value: string | undefined): string {
  const say = (key: string) => message(edition, key as MessageKey)
  if (kind === 'word') return say(value === undefined ? 'rules.log.unlisted' : `words.asks.${value}`)
  return COMMENT_POLICIES.some((policy) => policy === value) ? say(`policy.${value}`) : say('rules.log.inherited')
}
