import type { Edition } from '../../../locale/edition.ts'
import { type MessageKey, type MessageParams, message } from '../../../locale/messages.ts'
import { digits } from '../../../locale/numbers.ts'
import type { Evidence, FiredRule } from '../../../model/comment.ts'
import { type Html, html } from '../../html.ts'
import { isolatedMessage } from '../../parts/isolated-message.ts'

/** Why a rule fired, in a sentence, with its evidence. */
export function ruleSentence(edition: Edition, fired: FiredRule): Html {
  const { rule, detail = '', evidence = [] } = fired
  const say = (key: MessageKey, params: MessageParams = {}) => isolatedMessage(edition, key, params)
  switch (rule) {
    case 'too-fast':
      return say('rule.too-fast', { seconds: Number.parseFloat(detail) })
    case 'ban': {
      const [kind = '', label = ''] = detail.split(': ', 2)
      return say(`rule.ban.${kind}` as MessageKey, { label })
    }
    case 'word':
      return say('rule.word', { word: detail })
    case 'classifier':
      return html`${say('rule.classifier', { percent: percentOf(Number(detail)) })}${evidenceOf(edition, evidence)}`
    case 'policy':
      return say(`rule.policy.${detail}` as MessageKey)
    case 'link':
    case 'duplicate':
    case 'burst':
    case 'flood':
      return say(`rule.${rule}`, { count: Number(detail) })
    default:
      return say(`rule.${rule}`)
  }
}

const percentOf = (share: number) => Math.round(share * 100)

/** The words that spoke against a comment and those that spoke for it, the most telling first. */
function evidenceOf(edition: Edition, evidence: readonly Evidence[]): readonly Html[] {
  const told = (key: 'rule.classifier.spam' | 'rule.classifier.ham', words: readonly Evidence[]) =>
    words.length === 0
      ? ''
      : html` ${message(edition, key)}${words.map(({ word, spam }) => html` <span class="evidence"><bdi>${word}</bdi> <small>${digits(edition, String(percentOf(spam)))}</small></span>`)}`
  return [
    html`${told(
      'rule.classifier.spam',
      evidence.filter(({ spam }) => spam > 0.5),
    )}`,
    html`${told(
      'rule.classifier.ham',
      evidence.filter(({ spam }) => spam <= 0.5),
    )}`,
  ]
}
