import type { Action, PersonalPage } from '../action.ts'
import { endOtherSessionsAction, endSessionAction, passwordAction } from './account/account-actions.ts'
import { accountPage } from './account/account-page.ts'
import { addPasskeyAction, removePasskeyAction } from './account/passkey-actions.ts'
import { recoveryCodesAction, totpPage, turnTotpOffAction, turnTotpOnAction } from './account/totp-page.ts'
import { articleCommentsPage } from './comments/article-comments-page.ts'
import { bansPage, liftBanAction } from './comments/bans-page.ts'
import { commentPage } from './comments/comment-page.ts'
import { decideAction, undoAction } from './comments/decide-actions.ts'
import { decisionsPage } from './comments/decisions-page.ts'
import { queuePage } from './comments/queue-page.ts'
import { reportedPage } from './comments/reported-page.ts'
import { addWordAction, articlePolicyAction, removeWordAction, sectionPolicyAction } from './comments/rules-actions.ts'
import { rulesPage } from './comments/rules-page.ts'
import { waitingCount } from './comments/waiting.ts'
import { deskPage } from './desk-page.ts'
import { firstAdminAction, firstAdminPage } from './first-admin-page.ts'
import { guardedAction, guardedPage, type NewsroomAction, type NewsroomPage } from './page.ts'
import { passwordLinkAction, passwordLinkPage } from './password-link-page.ts'
import { newsroomPeoplePage } from './people/people-page.ts'
import {
  hidePersonAction,
  mergePersonAction,
  namePersonAction,
  partPersonAction,
  showPersonAction,
  undoPersonEntryAction,
} from './people/person-actions.ts'
import { newsroomPersonPage } from './people/person-page.ts'
import { decideRelatedAction, undoRelatedAction } from './related/decide-actions.ts'
import { relatedDeskPage } from './related/desk-page.ts'
import { relatedOfPage } from './related/lists-page.ts'
import { secondStepAction } from './second-step-action.ts'
import { passkeySignInAction, signInAction, signInPage } from './sign-in-page.ts'
import { signOutAction } from './sign-out.ts'
import { staffLogPage } from './staff/log-page.ts'
import {
  addStaffAction,
  disableAction,
  enableAction,
  linkAction,
  resetAction,
  roleAction,
} from './staff/staff-actions.ts'
import { staffPage } from './staff/staff-page.ts'
import { newsroomStoriesPage } from './stories/stories-page.ts'
import { mergeStoryAction, nameStoryAction, splitStoryAction, undoStoryEntryAction } from './stories/story-actions.ts'
import { newsroomStoryPage } from './stories/story-page.ts'

type Table<T> = readonly (readonly [path: string, route: T])[]

const ID = ':id{[1-9][0-9]{0,14}}'

/** Every page of the newsroom by its path below `/{edition}/newsroom`. */
export const NEWSROOM_PAGES: Table<NewsroomPage> = [
  ['', deskPage],
  ['/account', accountPage],
  ['/account/totp', totpPage],
  ['/stories', newsroomStoriesPage],
  [`/stories/${ID}`, newsroomStoryPage],
  ['/related', relatedDeskPage],
  [`/related/${ID}`, relatedOfPage],
  ['/people', newsroomPeoplePage],
  [`/people/${ID}`, newsroomPersonPage],
  ['/staff', staffPage],
  ['/staff/log', staffLogPage],
  ['/comments', queuePage],
  ['/comments/reported', reportedPage],
  ['/comments/decisions', decisionsPage],
  ['/comments/bans', bansPage],
  ['/comments/rules', rulesPage],
  ['/comments/waiting', waitingCount],
  [`/comments/${ID}`, commentPage],
  [`/comments/of/${ID}`, articleCommentsPage],
]

/** Every form of the newsroom by the path that it is sent to. */
export const NEWSROOM_ACTIONS: Table<NewsroomAction> = [
  ['/account/password', passwordAction],
  ['/account/totp', turnTotpOnAction],
  ['/account/totp/off', turnTotpOffAction],
  ['/account/recovery-codes', recoveryCodesAction],
  ['/account/passkeys', addPasskeyAction],
  ['/account/passkeys/remove', removePasskeyAction],
  [`/account/sessions/${ID}/end`, endSessionAction],
  ['/account/sessions/end-others', endOtherSessionsAction],
  [`/stories/${ID}/name`, nameStoryAction],
  [`/stories/${ID}/merge`, mergeStoryAction],
  [`/stories/${ID}/split`, splitStoryAction],
  [`/stories/log/${ID}/undo`, undoStoryEntryAction],
  [`/related/${ID}/decide`, decideRelatedAction],
  [`/related/log/${ID}/undo`, undoRelatedAction],
  [`/people/${ID}/name`, namePersonAction],
  [`/people/${ID}/merge`, mergePersonAction],
  [`/people/${ID}/part`, partPersonAction],
  [`/people/${ID}/hide`, hidePersonAction],
  [`/people/${ID}/show`, showPersonAction],
  [`/people/log/${ID}/undo`, undoPersonEntryAction],
  ['/staff', addStaffAction],
  [`/staff/${ID}/role`, roleAction],
  [`/staff/${ID}/disable`, disableAction],
  [`/staff/${ID}/enable`, enableAction],
  [`/staff/${ID}/link`, linkAction],
  [`/staff/${ID}/reset`, resetAction],
  ['/comments/decide', decideAction],
  ['/comments/undo', undoAction],
  [`/comments/of/${ID}/policy`, articlePolicyAction],
  [`/comments/bans/${ID}/lift`, liftBanAction],
  ['/comments/rules/section/:key', sectionPolicyAction],
  ['/comments/rules/words', addWordAction],
  ['/comments/rules/words/remove', removeWordAction],
]

const TOKEN = ':token{[\\w-]{20,100}}'

/** What stands in front of the door, for people who are not signed in: the only pages without a permission. */
export const DOOR_PAGES: Table<PersonalPage> = [
  ['/sign-in', signInPage],
  [`/password/${TOKEN}`, passwordLinkPage],
  [`/first-admin/${TOKEN}`, firstAdminPage],
]

export const DOOR_ACTIONS: Table<Action> = [
  ['/sign-in', signInAction],
  ['/sign-in/code', secondStepAction],
  ['/sign-in/passkey', passkeySignInAction],
  ['/sign-out', signOutAction],
  [`/password/${TOKEN}`, passwordLinkAction],
  [`/first-admin/${TOKEN}`, firstAdminAction],
]

const below = <T>(path: string, route: T) => [`/newsroom${path}`, route] as const

/** All of it, each behind its guard, by the path below `/{edition}`. */
export const NEWSROOM_VIEWS: Table<PersonalPage> = [
  ...DOOR_PAGES.map(([path, page]) => below(path, page)),
  ...NEWSROOM_PAGES.map(([path, page]) => below(path, guardedPage(page))),
]

export const NEWSROOM_FORMS: Table<Action> = [
  ...DOOR_ACTIONS.map(([path, action]) => below(path, action)),
  ...NEWSROOM_ACTIONS.map(([path, action]) => below(path, guardedAction(action))),
]
