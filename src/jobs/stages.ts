import type { Fact } from '../model/fact.ts'
import { knowledgeOf } from '../relate/archive-knowledge.ts'
import { forgetMeaning, wantMeaning } from '../relate/meaning/embed.ts'
import { relateArticle, unrelateArticle } from '../relate/relate-article.ts'
import { assignStory, leaveStory } from '../relate/story/assign.ts'
import { recordEntities } from '../relate/story/entities.ts'
import { indexArticle } from '../search/index-stage.ts'
import { noticeStage } from './notices.ts'
import type { Stage } from './stage.ts'

const index: Stage = (archive, tx, { articleId }) => indexArticle(archive, tx, articleId)
const relate: Stage = async (archive, tx, { articleId }, { meaning }) => {
  await archive.lockRelating(tx)
  await relateArticle(tx, articleId, await knowledgeOf(tx, meaning))
}
/** A model takes its time: it reads the article when this is done, and the lists are then made again. */
const embed: Stage = async (_archive, tx, { articleId }, { meaning }) => {
  if (meaning) await wantMeaning(tx, articleId, meaning)
}
const unrelate: Stage = async (archive, tx, { articleId }) => {
  await archive.lockRelating(tx)
  await unrelateArticle(tx, articleId)
  await forgetMeaning(tx, articleId)
}

const story: Stage = async (_archive, tx, { articleId }) => {
  await recordEntities(tx, articleId)
  await assignStory(tx, articleId)
}
const leave: Stage = async (_archive, tx, { articleId }) => {
  await recordEntities(tx, articleId)
  await leaveStory(tx, articleId)
}

/** What follows what, in this order; nothing else says so. */
export const STAGES: Readonly<Record<Fact['type'], readonly Stage[]>> = {
  'article.received': [index, relate, embed, story],
  'article.revised': [index, relate, embed, story],
  // The index lets go of a withdrawn article in the transaction that withdraws it.
  'article.withdrawn': [unrelate, leave],
  'comment.submitted': [noticeStage],
  'comment.changed': [noticeStage],
}
