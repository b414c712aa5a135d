import type { Archive, Tx } from '../../archive/archive.ts'
import {
  exclude,
  include,
  isFollowed,
  logStoryAction,
  moveFirmly,
  putBack,
  setMergedInto,
  setStoryName,
  storyLogEntry,
  storyRow,
} from '../../archive/story-decisions.ts'
import { insertStory, type MemberRow, membersOf, putMember } from '../../archive/story-members.ts'
import type { EditionLang } from '../../model/lang.ts'
import type { Actor } from '../../model/staff.ts'
import type { FormerMember, StoryLogEntry } from '../../model/story.ts'
import { cleanLine } from '../../text/clean.ts'

/** What came of an editor's decision. */
export type Decided = 'done' | 'story-not-found' | 'same-story' | 'no-articles' | 'already-undone' | 'followed'

type Who = Pick<Actor, 'staffId'>

const MOST_NAME = 200

/** Gives a story a name in a language; an empty one leaves it to the machine again. */
export function nameStory(
  archive: Archive,
  now: number,
  actor: Who,
  id: number,
  lang: EditionLang,
  name: string,
): Promise<Decided> {
  return decide(archive, async (tx) => {
    const story = await openStory(tx, id)
    if (!story) return 'story-not-found'
    const before = lang === 'ar' ? story.name_ar : story.name_en
    const after = [...cleanLine(name)].slice(0, MOST_NAME).join('') || null
    if (before === after) return 'done'
    await setStoryName(tx, id, lang, after)
    await logStoryAction(tx, {
      storyId: id,
      at: now,
      actorId: actor.staffId,
      action: 'named',
      detail: { lang, before, after },
    })
    return 'done'
  })
}

/** Puts all articles of another story into this one; the other's address leads here from then on. */
export function mergeStories(archive: Archive, now: number, actor: Who, id: number, other: number): Promise<Decided> {
  return decide(archive, async (tx) => {
    if (id === other) return 'same-story'
    if (!(await openStory(tx, id)) || !(await openStory(tx, other))) return 'story-not-found'
    const moved = (await membersOf(tx, other)).map(former)
    await moveFirmly(
      tx,
      moved.map(({ articleId }) => articleId),
      other,
      id,
    )
    await setMergedInto(tx, other, id)
    await logStoryAction(tx, {
      storyId: id,
      at: now,
      actorId: actor.staffId,
      action: 'merged',
      detail: { other, moved },
    })
    return 'done'
  })
}

/**
 * Takes articles out of a story into one of their own. Those that stay are made firm, so that no recomputation brings both
 * together again.
 */
export function splitStory(
  archive: Archive,
  now: number,
  actor: Who,
  id: number,
  articleIds: readonly number[],
): Promise<Decided> {
  return decide(archive, async (tx) => {
    if (!(await openStory(tx, id))) return 'story-not-found'
    const members = await membersOf(tx, id)
    const moved = members.filter((one) => articleIds.includes(one.article_id)).map(former)
    const stayed = members.filter((one) => !articleIds.includes(one.article_id)).map(former)
    if (moved.length === 0 || stayed.length === 0) return 'no-articles'
    const other = await insertStory(tx)
    const ids = moved.map(({ articleId }) => articleId)
    await moveFirmly(tx, ids, id, other)
    await moveFirmly(
      tx,
      stayed.map(({ articleId }) => articleId),
      id,
      id,
    )
    await exclude(tx, id, ids)
    await logStoryAction(tx, {
      storyId: id,
      at: now,
      actorId: actor.staffId,
      action: 'split',
      detail: { other, moved, stayed },
    })
    return 'done'
  })
}

/** Undoes a decision, if nothing later rests on it. The log keeps both. */
export function undoStoryAction(archive: Archive, now: number, actor: Who, entryId: number): Promise<Decided> {
  return decide(archive, async (tx) => {
    const entry = await storyLogEntry(tx, entryId)
    if (!entry || entry.action === 'undone') return 'story-not-found'
    if (entry.undone) return 'already-undone'
    if (await isFollowed(tx, entry)) return 'followed'
    await undo(tx, entry)
    const { storyId, detail, action } = entry
    const undone = { undid: action, ...(detail.other === undefined ? {} : { other: detail.other }) }
    await logStoryAction(tx, {
      storyId,
      at: now,
      actorId: actor.staffId,
      action: 'undone',
      detail: undone,
      undoes: entryId,
    })
    return 'done'
  })
}

async function undo(tx: Tx, { storyId, action, detail }: StoryLogEntry): Promise<void> {
  const { other, moved = [], stayed = [] } = detail
  if (action === 'named' && detail.lang) await setStoryName(tx, storyId, detail.lang, detail.before ?? null)
  if (other === undefined) return
  if (action === 'merged') {
    await setMergedInto(tx, other, null)
    await putBack(tx, moved, storyId, other)
  }
  if (action === 'split') {
    await putBack(tx, moved, other, storyId)
    await putBack(tx, stayed, storyId, storyId)
    await include(
      tx,
      storyId,
      moved.map(({ articleId }) => articleId),
    )
    // What came to the new story since then goes along; its address leads back.
    for (const one of await membersOf(tx, other)) await putMember(tx, { ...one, story_id: storyId })
    await setMergedInto(tx, other, storyId)
  }
}

async function openStory(tx: Tx, id: number) {
  const story = await storyRow(tx, id)
  return story?.merged_into === null ? story : undefined
}

function former({ article_id, origin }: MemberRow): FormerMember {
  return { articleId: article_id, origin: origin === 'editor' ? 'editor' : 'machine' }
}

/** One decision at a time, and none while the machine assigns. */
function decide(archive: Archive, act: (tx: Tx) => Promise<Decided>): Promise<Decided> {
  return archive.writes.transaction().execute(async (tx) => {
    await archive.lockRelating(tx)
    return act(tx)
  })
}
