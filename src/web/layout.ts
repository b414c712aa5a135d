import { formatHijri, formatToday, localDay } from '../locale/dates.ts'
import { message } from '../locale/messages.ts'
import { EDITION_LANGS, type EditionLang } from '../model/lang.ts'
import { type Html, html } from './html.ts'
import { head, type PageMeta } from './parts/head.ts'
import { marks, sectionName } from './parts/names.ts'
import * as paths from './paths.ts'
import type { Visit } from './site.ts'

/** The furniture around every page: masthead, menu and footer, in the edition's language. */
export function layout(visit: Visit, meta: PageMeta, main: Html): Html {
  const { lang } = visit.edition
  return html`<!doctype html>
<html ${marks(lang)}>
<head>
${head(visit, meta)}
</head>
<body>
<a class="skip" href="#main">${message(visit.edition, 'site.skip')}</a>
${masthead(visit, meta)}
<main id="main" tabindex="-1">
${main}
</main>
${remembered(visit, 'footer', () => footer(visit))}
</body>
</html>
`
}

function masthead(visit: Visit, meta: PageMeta): Html {
  const isFront = meta.path === paths.frontPath(visit.edition.lang) && !meta.noindex
  return html`<header class="masthead${isFront ? ' front-masthead' : ''}">
${nameplate(visit, isFront)}
${remembered(visit, 'today', () => today(visit))}
${editionSwitch(visit, meta)}
${remembered(visit, 'menu', () => menu(visit))}
</header>`
}

type Furniture = Map<string, Html>
const furniture = new WeakMap<Visit['sections'], Furniture>()

/**
 * Furniture that is the same on most pages of a day, drawn once for each version of the sections. Only
 * a page that stands in the menu itself has a menu of its own.
 */
function remembered(visit: Visit, name: string, draw: () => Html): Html {
  const { site, edition, now, path, sections } = visit
  const drawn = furniture.get(sections) ?? new Map<string, Html>()
  furniture.set(sections, drawn)
  const { year, month, day } = localDay(edition, now)
  const own = path.split('/').length <= 4 && name === 'menu' ? path : ''
  const key = [edition.lang, site.copyrightHolder, name, year, month, day, own].join('\n')
  const known = drawn.get(key)
  if (known) return known
  const fresh = draw()
  if (own === '') drawn.set(key, fresh)
  return fresh
}

/** The site's name, with its name in the other script beside it; on the front page it is the page's heading. */
function nameplate({ site, edition }: Visit, isFront: boolean): Html {
  const others = EDITION_LANGS.filter((lang) => site.editions[lang].name !== edition.name)
  const companions = others.map((lang) => html` <span ${marks(lang)}>${site.editions[lang].name}</span>`)
  const link = html`<a href="${paths.frontPath(edition.lang)}" rel="home"><b>${edition.name}</b>${companions}</a>`
  return isFront ? html`<h1 class="nameplate">${link}</h1>` : html`<p class="nameplate">${link}</p>`
}

function today({ edition, now }: Visit): Html {
  const { year, month, day } = localDay(edition, now)
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  const hijri = edition.hijri ? html` <span class="hijri">${formatHijri(edition, now)}</span>` : ''
  return html`<p class="today"><time datetime="${date}">${formatToday(edition, now)}</time>${hijri}</p>`
}

/** The editions by their own names; the link to the other one passes by the place where the choice is remembered. */
function editionSwitch({ edition }: Visit, meta: PageMeta): Html {
  const items = EDITION_LANGS.map((lang) => {
    if (lang === edition.lang) return html`<li><span aria-current="true" ${marks(lang)}>${ENDONYMS[lang]}</span></li>`
    const href = paths.chooseEditionPath(lang, meta.counterpart?.[lang] ?? paths.inEdition(meta.path, lang))
    return html`<li><a href="${href}" hreflang="${lang}" ${marks(lang)} rel="nofollow">${ENDONYMS[lang]}</a></li>`
  })
  return html`<nav class="editions" aria-label="${message(edition, 'site.edition')}"><ul>${items}</ul></nav>`
}

/** A language under its own name, as its speakers look for it. */
export const ENDONYMS: Readonly<Record<EditionLang, string>> = { ar: 'العربية', en: 'English' }

function menu({ edition, path, sections }: Visit): Html {
  const { lang } = edition
  const entries = [
    { href: paths.kindPath(lang, 'news'), name: message(edition, 'kind.news'), nameLang: lang },
    { href: paths.kindPath(lang, 'article'), name: message(edition, 'kind.article'), nameLang: lang },
    ...sections.map((section) => {
      const { text, lang: nameLang } = sectionName(section, lang)
      return { href: paths.sectionPath(lang, section.key), name: text, nameLang }
    }),
    { href: paths.archivePath(lang), name: message(edition, 'archive.title'), nameLang: lang },
    { href: paths.searchPath(lang), name: message(edition, 'search.title'), nameLang: lang },
  ]
  const items = entries.map(({ href, name, nameLang }) => {
    const current = decodeURI(href) === path ? html` aria-current="page"` : ''
    return html`<li><a href="${href}"${current}${nameLang === lang ? '' : html` ${marks(nameLang)}`}>${name}</a></li>`
  })
  return html`<nav class="menu" aria-label="${message(edition, 'site.sections')}"><ul>${items}</ul></nav>`
}

function footer({ site, edition, now }: Visit): Html {
  const { lang } = edition
  const holder = site.copyrightHolder ?? edition.name
  const { year } = localDay(edition, now)
  return html`<footer class="footer">
<nav aria-label="${message(edition, 'site.feeds')}"><ul>
<li><a href="${paths.sourcesPath(lang)}">${message(edition, 'site.sources')}</a></li>
<li><a href="${paths.archivePath(lang)}">${message(edition, 'archive.title')}</a></li>
<li><a href="${paths.feedPath(paths.frontPath(lang), 'rss')}">${message(edition, 'feed.rss')}</a></li>
<li><a href="${paths.feedPath(paths.frontPath(lang), 'atom')}">${message(edition, 'feed.atom')}</a></li>
<li><a href="${paths.feedPath(paths.frontPath(lang), 'json')}">${message(edition, 'feed.json')}</a></li>
</ul></nav>
<p>${message(edition, 'site.copyright', { year, holder })}</p>
</footer>`
}
