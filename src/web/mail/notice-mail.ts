import { articleById } from '../../archive/articles.ts'
import { commentById, publicCommentById } from '../../archive/comments.ts'
import { noticeSubject } from '../../archive/notices.ts'
import { unsubscribeToken } from '../../comments/identity.ts'
import { message } from '../../locale/messages.ts'
import type { Article } from '../../model/article.ts'
import { type Comment, type Notice, REDACTED } from '../../model/comment.ts'
import { isolate } from '../../text/bidi.ts'
import { absolute } from '../canonical.ts'
import { articleLink, commentPath, noticesPath } from '../paths.ts'
import { nameText } from '../site/comments/comment-name.ts'
import type { Site } from '../site.ts'

/** A notice as a message; undefined when what it would tell of is no longer so. */
export async function noticeMail(site: Site, notice: Notice): Promise<NoticeMail | undefined> {
  return notice.kind === 'held' ? heldMail(site, notice) : replyMail(site, notice)
}

export interface NoticeMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

async function heldMail(site: Site, { commentId, recipient, lang }: Notice): Promise<NoticeMail | undefined> {
  const { writes } = site.archive
  const edition = site.editions[lang]
  const comment = await commentById(writes, commentId)
  const article = comment && (await articleById(writes, site.now(), comment.articleId))
  if (comment?.state !== 'held' || article?.status !== 'published') return undefined
  const params = { name: isolate(comment.name), headline: isolate(article.headline, article.lang) }
  return {
    to: recipient,
    subject: message(edition, 'mail.held.subject', params),
    text: lines(
      message(edition, 'mail.held.text', params),
      quoted(comment.text),
      message(edition, 'mail.held.article'),
      absolute(site, articleLink(lang, article)),
    ),
    headers: {},
  }
}

async function replyMail(site: Site, { commentId, recipient, lang }: Notice): Promise<NoticeMail | undefined> {
  const { writes } = site.archive
  const found = await publicReply(site, commentId)
  const subject = await noticeSubject(writes, commentId)
  if (!found || subject?.parent?.email !== recipient) return undefined
  const { comment, article } = found
  const edition = site.editions[lang]
  const params = {
    name: isolate(nameText(edition, comment.name)),
    headline: isolate(article.headline, article.lang),
  }
  const end = absolute(site, noticesPath(lang, unsubscribeToken(site.comments.secret, subject.parent.id)))
  return {
    to: recipient,
    subject: message(edition, 'mail.reply.subject', params),
    text: lines(
      message(edition, 'mail.reply.text', params),
      quoted(comment.text.replaceAll(REDACTED, message(edition, 'comments.redacted'))),
      message(edition, 'mail.reply.read'),
      absolute(site, commentPath(articleLink(lang, article), comment.id)),
      message(edition, 'mail.reply.end'),
      end,
    ),
    // One click in the mail program ends them (RFC 8058).
    headers: { 'List-Unsubscribe': `<${end}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
}

async function publicReply(
  site: Site,
  id: number,
): Promise<{ readonly comment: Comment; readonly article: Article } | undefined> {
  const { writes } = site.archive
  const comment = await publicCommentById(writes, site.now(), id)
  const article = comment && (await articleById(writes, site.now(), comment.articleId))
  return comment && article && { comment, article }
}

const lines = (...parts: readonly string[]) => `${parts.join('\n\n')}\n`

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${isolate(line)}`)
    .join('\n')
