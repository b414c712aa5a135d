import { message } from '../locale/messages.ts'
import { EDITION_LANGS, type EditionLang } from '../model/lang.ts'
import { furnitureOf, menuOf } from './furniture.ts'
import { type Html, html } from './html.ts'
import { head, type PageMeta } from './parts/head.ts'
import { marks } from './parts/names.ts'
import * as paths from './paths.ts'
import type { Visit } from './site.ts'

/** The furniture around every page: masthead, menu and footer, in the edition's language. */
export function layout(visit: Visit, meta: PageMeta, main: Html): Html {
  const { lang } = visit.edition
  return html`<!doctype html>
<html ${marks(lang)}>
<head>
${head(visit, meta)}</head>
<body>
<a class="skip" href="#main">${message(visit.edition, 'site.skip')}</a>
${masthead(visit, meta)}
<main id="main" tabindex="-1">
${main}
</main>
${furnitureOf(visit).footer}
</body>
</html>
`
}

/** On the front page the site's name is the page's heading. */
function masthead(visit: Visit, meta: PageMeta): Html {
  const { name, today } = furnitureOf(visit)
  const isFront = meta.path === paths.frontPath(visit.edition.lang) && !meta.noindex
  return html`<header class="masthead${isFront ? ' front-masthead' : ''}">
${isFront ? html`<h1 class="nameplate">${name}</h1>` : html`<p class="nameplate">${name}</p>`}
${today}
${editionSwitch(visit, meta)}
${menuOf(visit)}
</header>`
}

/** The editions by their own names; the link to the other one passes by the place where the choice is remembered. */
function editionSwitch({ edition }: Visit, meta: PageMeta): Html {
  const items = EDITION_LANGS.map((lang) => {
    if (lang === edition.lang) return html`<li><span aria-current="true" ${marks(lang)}>${ENDONYMS[lang]}</span></li>`
    const href = paths.chooseEditionPath(lang, meta.counterpart?.(lang) ?? paths.inEdition(meta.path, lang))
    return html`<li><a href="${href}" hreflang="${lang}" ${marks(lang)} rel="nofollow">${ENDONYMS[lang]}</a></li>`
  })
  return html`<nav class="editions" aria-label="${message(edition, 'site.edition')}"><ul>${items}</ul></nav>`
}

/** A language under its own name, as its speakers look for it. */
export const ENDONYMS: Readonly<Record<EditionLang, string>> = { ar: 'العربية', en: 'English' }
