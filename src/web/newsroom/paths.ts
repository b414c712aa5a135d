import type { EditionLang } from '../../model/lang.ts'

export const deskPath = (edition: EditionLang) => `/${edition}/newsroom`
export const signOutPath = (edition: EditionLang) => `/${edition}/newsroom/sign-out`
export const secondStepPath = (edition: EditionLang) => `/${edition}/newsroom/sign-in/code`
export const passkeySignInPath = (edition: EditionLang) => `/${edition}/newsroom/sign-in/passkey`
export const accountPath = (edition: EditionLang) => `/${edition}/newsroom/account`
export const totpPath = (edition: EditionLang) => `/${edition}/newsroom/account/totp`
export const recoveryCodesPath = (edition: EditionLang) => `/${edition}/newsroom/account/recovery-codes`
export const passkeysPath = (edition: EditionLang) => `/${edition}/newsroom/account/passkeys`
export const newsroomStoriesPath = (edition: EditionLang) => `/${edition}/newsroom/stories`
export const newsroomStoryPath = (edition: EditionLang, id: number) => `${newsroomStoriesPath(edition)}/${id}`
export const relatedDeskPath = (edition: EditionLang) => `/${edition}/newsroom/related`
/** The lists of an article, as editors work on them. */
export const relatedOfPath = (edition: EditionLang, id: number) => `${relatedDeskPath(edition)}/${id}`
export const newsroomPeoplePath = (edition: EditionLang) => `/${edition}/newsroom/people`
export const newsroomPersonPath = (edition: EditionLang, id: number) => `${newsroomPeoplePath(edition)}/${id}`
export const staffPath = (edition: EditionLang) => `/${edition}/newsroom/staff`
export const staffLogPath = (edition: EditionLang) => `/${edition}/newsroom/staff/log`

/** Signing in, and then on to `to`. */
export function signInPath(edition: EditionLang, to?: string): string {
  return `/${edition}/newsroom/sign-in${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`
}

/** The links that are handed out: whoever has one sets a password. */
export const passwordLinkPath = (edition: EditionLang, token: string) => `/${edition}/newsroom/password/${token}`
export const firstAdminPath = (edition: EditionLang, token: string) => `/${edition}/newsroom/first-admin/${token}`

/** A page, with a notice on it that something has been done. */
export function withNotice(path: string, done: string): string {
  return `${path}?done=${done}`
}
