import type { MessageKey } from '../../locale/messages.ts'
import type { EditionLang } from '../../model/lang.ts'
import type { Permission } from '../../model/staff.ts'
import { queuePath, waitingPath } from './comments/paths.ts'
import {
  accountPath,
  deskPath,
  newsroomPeoplePath,
  newsroomStoriesPath,
  relatedDeskPath,
  staffLogPath,
  staffPath,
} from './paths.ts'

/** A place in the newsroom, as its masthead and the desk show it to those who may go there. */
export interface Destination {
  readonly path: (edition: EditionLang) => string
  readonly name: MessageKey
  readonly about: MessageKey
  readonly permission: Permission
  /** Tells how much waits there, as JSON with `shown` and `said`, for the number beside the name. */
  readonly waiting?: (edition: EditionLang) => string
}

/** In the order in which they are shown. */
export const DESTINATIONS: readonly Destination[] = [
  { path: deskPath, name: 'newsroom.desk', about: 'newsroom.desk.about', permission: 'enter-newsroom' },
  {
    path: newsroomStoriesPath,
    name: 'story.stories',
    about: 'newsroom.stories.about',
    permission: 'edit-stories',
  },
  {
    path: relatedDeskPath,
    name: 'newsroom.related',
    about: 'newsroom.related.about',
    permission: 'edit-related',
  },
  {
    path: newsroomPeoplePath,
    name: 'entity.people',
    about: 'newsroom.people.about',
    permission: 'edit-people',
  },
  {
    path: queuePath,
    name: 'newsroom.comments',
    about: 'newsroom.comments.about',
    permission: 'moderate-comments',
    waiting: waitingPath,
  },
  { path: staffPath, name: 'newsroom.staff', about: 'newsroom.staff.about', permission: 'manage-staff' },
  { path: staffLogPath, name: 'newsroom.log', about: 'newsroom.log.about', permission: 'read-staff-log' },
  { path: accountPath, name: 'newsroom.account', about: 'newsroom.account.about', permission: 'enter-newsroom' },
]
