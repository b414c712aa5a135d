import { type MessageKey, message } from '../../../locale/messages.ts'
import { EDITION_LANGS } from '../../../model/lang.ts'
import { type Decided, mergeStories, nameStory, splitStory, undoStoryAction } from '../../../relate/story/decide.ts'
import type { Outcome } from '../../action.ts'
import { NOT_FOUND } from '../../page.ts'
import { type NewsroomVisit, newsroomAction } from '../page.ts'
import { newsroomStoriesPath, newsroomStoryPath, withNotice } from '../paths.ts'
import { loadStories, storiesView } from './stories-page.ts'
import { editedStoryView, loadEditedStory } from './story-page.ts'

const GUARD = { permission: 'edit-stories' } as const

export const nameStoryAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, now, session } = visit
    let decided: Decided = 'done'
    for (const lang of EDITION_LANGS) {
      const name = form.get(lang)
      if (name === undefined || decided !== 'done') continue
      decided = await nameStory(site.archive, now, session.actor, idOf(visit), lang, name)
    }
    return after(visit, decided, 'story-named')
  },
})

export const mergeStoryAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, now, session } = visit
    const other = Number(form.get('other')?.trim().normalize('NFKC'))
    const known = Number.isSafeInteger(other)
    const decided = known ? await mergeStories(site.archive, now, session.actor, idOf(visit), other) : 'story-not-found'
    return after(visit, decided, 'story-merged')
  },
})

export const splitStoryAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, now, session } = visit
    const chosen = [...form.keys()].flatMap((name) => /^article-([1-9]\d{0,14})$/.exec(name)?.[1] ?? []).map(Number)
    return after(visit, await splitStory(site.archive, now, session.actor, idOf(visit), chosen), 'story-split')
  },
})

/** Undoing stands on the page of all stories, where its line may be of any. */
export const undoStoryEntryAction = newsroomAction({
  ...GUARD,
  async perform(visit) {
    const { site, now, session, edition } = visit
    const decided = await undoStoryAction(site.archive, now, session.actor, idOf(visit))
    const path = newsroomStoriesPath(edition.lang)
    if (decided === 'done') return { seeOther: withNotice(path, 'story-undone') }
    return { status: 409, html: storiesView(visit, await loadStories(visit), faultOf(visit, decided)) }
  },
})

const idOf = ({ param }: NewsroomVisit) => Number(param('id'))

async function after(visit: NewsroomVisit, decided: Decided, done: string): Promise<Outcome> {
  if (decided === 'done') return { seeOther: withNotice(newsroomStoryPath(visit.edition.lang, idOf(visit)), done) }
  const data = await loadEditedStory(visit)
  return data ? { status: 409, html: editedStoryView(visit, data, faultOf(visit, decided)) } : NOT_FOUND
}

function faultOf({ edition }: NewsroomVisit, decided: Exclude<Decided, 'done'>): string {
  return message(edition, `storydesk.fault.${decided}` as MessageKey)
}
