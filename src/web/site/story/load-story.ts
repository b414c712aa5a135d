import { entitiesOf } from '../../../archive/entity-mentions.ts'
import { peopleByIds, personIdOf } from '../../../archive/people.ts'
import { storyById, storyTexts } from '../../../archive/stories.ts'
import type { ArticleSummary } from '../../../model/article.ts'
import type { Person } from '../../../model/person.ts'
import type { Story } from '../../../model/story.ts'
import { type Addition, accountOf, MOST_REPORTS } from '../../../relate/story/account.ts'
import { type Loaded, NOT_FOUND } from '../../page.ts'
import { storyHref } from '../../parts/story-link.ts'
import { storyPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'

export interface StoryData {
  readonly story: Story
  readonly members: readonly ArticleSummary[]
  /** What its texts tell of, the most of them first. */
  readonly entities: readonly string[]
  /** Of the people among them those who have a page. */
  readonly people: readonly Person[]
  readonly account: readonly Addition[]
}

const MOST_ENTITIES = 60

/** What one of many texts alone tells of is by the way, or a common word taken for a name. */
const leastTelling = (texts: number): number => (texts > 3 ? 2 : 1)

/** Reads a story by its number; a merged one has moved to the other, an old slug to the new one. */
export async function loadStory(visit: Visit): Promise<Loaded<StoryData>> {
  const { site, now, edition } = visit
  const { reads } = site.archive
  const id = Number.parseInt(visit.param('address'), 10)
  const found = await storyById(reads, now, id)
  if (!found) return NOT_FOUND
  if ('mergedInto' in found) return { movedTo: storyPath(edition.lang, found.mergedInto, '') }
  const { story, members } = found
  const path = storyHref(edition.lang, story)
  if (decodeURI(path) !== visit.path) return { movedTo: path }
  const [entities, texts] = await Promise.all([
    entitiesOf(
      reads,
      members.map((one) => one.id),
      leastTelling(members.length),
      MOST_ENTITIES,
    ),
    storyTexts(reads, now, id, MOST_REPORTS),
  ])
  const ids = entities.flatMap((entity) => personIdOf(entity) ?? [])
  const people = [...(await peopleByIds(reads, now, ids, site.personPagesFrom)).values()]
  return { data: { story, members, entities, people, account: accountOf(texts) } }
}
