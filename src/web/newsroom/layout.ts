import type { Edition } from '../../locale/edition.ts'
import { type MessageKey, message } from '../../locale/messages.ts'
import { directionOf, EDITION_LANGS } from '../../model/lang.ts'
import type { Role, Session } from '../../model/staff.ts'
import { may } from '../../staff/permissions.ts'
import { isolate } from '../../text/bidi.ts'
import { type Html, html } from '../html.ts'
import { ENDONYMS } from '../layout.ts'
import { marks } from '../parts/names.ts'
import { chooseEditionPath, frontPath, inEdition } from '../paths.ts'
import type { Visit } from '../site.ts'
import { DESTINATIONS } from './navigation.ts'
import { deskPath, signOutPath } from './paths.ts'

/** A visit to a page of the newsroom; those in front of its door have no session. */
export type LayoutVisit = Visit & { readonly session?: Session | undefined }

/** What a page may say above itself after something has been done: `?done=` and one of these. */
export const DONE = [
  'signed-out',
  'password-set',
  'first-admin',
  'password-changed',
  'others-signed-out',
  'session-ended',
  'role-changed',
  'disabled',
  'enabled',
  'totp-off',
  'passkey-added',
  'passkey-removed',
  'ban-lifted',
  'policy-saved',
  'word-listed',
  'word-removed',
  'story-named',
  'story-merged',
  'story-split',
  'story-undone',
  'person-named',
  'person-merged',
  'person-parted',
  'person-hidden',
  'person-shown',
  'person-undone',
] as const

export const roleName = (edition: Edition, role: Role) => message(edition, `role.${role}`)

/** The furniture around every page of the newsroom, in the edition's language. */
export function newsroomLayout(visit: LayoutVisit, title: string, main: Html): Html {
  const { site, edition, session } = visit
  const name = message(edition, 'newsroom.title')
  const tab = directionOf(edition.lang) === 'rtl' ? isolate(title, edition.lang) : title
  return html`<!doctype html>
<html ${marks(edition.lang)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${tab} · ${name} · ${edition.name}</title>
<link rel="stylesheet" href="${site.assets.newsroomStylesheet.path}">
<link rel="icon" href="${site.assets.icon.path}" type="image/svg+xml">
<meta name="robots" content="noindex">
${session ? html`<script type="module" src="${site.assets.waitingScript.path}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${message(edition, 'site.skip')}</a>
${masthead(visit, name)}
<main id="main" tabindex="-1">
${done(visit)}${main}
</main>
</body>
</html>
`
}

function masthead(visit: LayoutVisit, name: string): Html {
  const { edition, session } = visit
  return html`<header class="masthead">
<p class="nameplate"><a href="${frontPath(edition.lang)}">${edition.name}</a> <a href="${deskPath(edition.lang)}">${name}</a></p>
${session ? navigation(visit, session) : ''}
${editionSwitch(visit)}
${session ? person(edition, session) : ''}
</header>`
}

function navigation({ edition, path }: LayoutVisit, { actor }: Session): Html {
  const items = DESTINATIONS.filter(({ permission }) => may(actor.role, permission)).map((destination) => {
    const href = destination.path(edition.lang)
    const current = href === path ? html` aria-current="page"` : ''
    const waiting = destination.waiting
      ? html` <span class="count" data-waiting="${destination.waiting(edition.lang)}" hidden></span>`
      : ''
    return html`<li><a href="${href}"${current}>${message(edition, destination.name)}${waiting}</a></li>`
  })
  return html`<nav class="places" aria-label="${message(edition, 'newsroom.title')}"><ul>${items}</ul></nav>`
}

function person(edition: Edition, { actor }: Session): Html {
  return html`<form class="person" method="post" action="${signOutPath(edition.lang)}">
<span><bdi>${actor.name}</bdi> <small>${roleName(edition, actor.role)}</small></span>
<button class="quiet">${message(edition, 'newsroom.signOut')}</button>
</form>`
}

function editionSwitch({ edition, path }: LayoutVisit): Html {
  const others = EDITION_LANGS.filter((lang) => lang !== edition.lang)
  const links = others.map(
    (lang) =>
      html`<a href="${chooseEditionPath(lang, inEdition(path, lang))}" hreflang="${lang}" ${marks(lang)}>${ENDONYMS[lang]}</a>`,
  )
  return html`<p class="editions">${links}</p>`
}

function done({ edition, query }: LayoutVisit): Html | string {
  const what = DONE.find((known) => known === query.get('done'))
  return what === undefined
    ? ''
    : html`<p class="done" role="status">${message(edition, `newsroom.done.${what}` as MessageKey)}</p>\n`
}
