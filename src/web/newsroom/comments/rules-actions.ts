import { setPolicy } from '../../../archive/comment-policy.ts'
import { commentedArticle } from '../../../archive/comment-queue.ts'
import { sectionByKey } from '../../../archive/sources.ts'
import { addWord, removeWord } from '../../../comments/words.ts'
import { message } from '../../../locale/messages.ts'
import { COMMENT_POLICIES, type CommentPolicy } from '../../../model/comment.ts'
import type { Outcome } from '../../action.ts'
import type { Form } from '../../form.ts'
import { NOT_FOUND } from '../../page.ts'
import { newsroomAction } from '../page.ts'
import { withNotice } from '../paths.ts'
import { moderationView } from './moderation-page.ts'
import { articleCommentsPath, rulesPath } from './paths.ts'
import { loadRules, rulesView } from './rules-page.ts'

/** The policy of a section; `inherit` takes it back. */
export const sectionPolicyAction = newsroomAction({
  permission: 'set-comment-rules',
  async perform({ site, edition, now, param, session }, form) {
    const section = await sectionByKey(site.archive.writes, param('key'))
    const policy = policyIn(form)
    if (!section || !policy) return NOT_FOUND
    await setPolicy(
      site.archive,
      now,
      session.actor,
      { scope: 'section', id: section.id, label: section.key },
      policy.policy,
    )
    return { seeOther: withNotice(rulesPath(edition.lang), 'policy-saved') }
  },
})

/** The policy of one article, which whoever moderates its comments may set. */
export const articlePolicyAction = newsroomAction({
  permission: 'moderate-comments',
  async perform({ site, edition, now, param, session }, form) {
    const article = await commentedArticle(site.archive.writes, Number(param('id')))
    const policy = policyIn(form)
    if (!article || !policy) return NOT_FOUND
    await setPolicy(
      site.archive,
      now,
      session.actor,
      { scope: 'article', id: article.id, label: String(article.id) },
      policy.policy,
    )
    return { seeOther: withNotice(articleCommentsPath(edition.lang, article.id), 'policy-saved') }
  },
})

function policyIn(form: Form): { readonly policy: CommentPolicy | undefined } | undefined {
  const written = form.get('policy')
  const policy = COMMENT_POLICIES.find((one) => one === written)
  return policy || written === 'inherit' ? { policy } : undefined
}

export const addWordAction = newsroomAction({
  permission: 'set-comment-rules',
  async perform(visit, form): Promise<Outcome> {
    const { site, edition, now, session } = visit
    const word = (form.get('word') ?? '').slice(0, 1000)
    const asks = form.get('asks') === 'reject' ? 'reject' : 'hold'
    const outcome = await addWord(site.archive, now, session.actor, { word, asks })
    if (outcome === 'listed') return { seeOther: withNotice(rulesPath(edition.lang), 'word-listed') }
    const main = rulesView(visit, await loadRules(visit), { word, fault: outcome })
    return { status: 422, html: moderationView(visit, message(edition, 'moderation.rules.title'), main, {}) }
  },
})

export const removeWordAction = newsroomAction({
  permission: 'set-comment-rules',
  async perform({ site, edition, now, session }, form) {
    await removeWord(site.archive, now, session.actor, form.get('word') ?? '')
    return { seeOther: withNotice(rulesPath(edition.lang), 'word-removed') }
  },
})
