import { hash } from 'node:crypto'
import { dayRange, formatHijri, formatToday, localDay } from '../locale/dates.ts'
import { message } from '../locale/messages.ts'
import { EDITION_LANGS } from '../model/lang.ts'
import { absolute } from './canonical.ts'
import { type Html, html, inOnePiece } from './html.ts'
import { marks, sectionName } from './parts/names.ts'
import * as paths from './paths.ts'
import type { Visit } from './site.ts'

/** What stands around every page of an edition for a day, drawn once as long as the sections are the same. */
export interface Furniture {
  /** Milliseconds since 1970, half-open: the day that the header names. */
  readonly from: number
  readonly to: number
  /** Another one whenever any of it is. */
  readonly tag: string
  /** What every page is drawn with: the first elements of `<head>` behind the title. */
  readonly means: Html
  /** The feeds of the front page, which every page that is no list has. */
  readonly feeds: Html
  /** The site's name, with its name in the other script beside it. */
  readonly name: Html
  readonly today: Html
  /** The menu of a page that does not stand in it. */
  readonly menu: Html
  /** The paths of those that do, as a visit has its own. */
  readonly inMenu: ReadonlySet<string>
  readonly footer: Html
}

type Furnitures = ReadonlyMap<string, Furniture>
const known = new WeakMap<Visit['sections'], Furnitures>()

/** The sections are read anew after every change of the archive, so with them everything that editors can change is new. */
export function furnitureOf(visit: Visit): Furniture {
  const { edition, now, sections } = visit
  const last = known.get(sections)?.get(edition.lang)
  if (last && last.from <= now && now < last.to) return last
  const furniture = draw(visit)
  known.set(sections, new Map(known.get(sections)).set(edition.lang, furniture))
  return furniture
}

function draw(visit: Visit): Furniture {
  const { edition, now, sections } = visit
  const { year, month, day } = localDay(edition, now)
  const range = dayRange(edition, year, month, day)
  const tag = hash('sha256', JSON.stringify([edition.lang, range, sections]), 'base64url')
  return {
    ...range,
    tag,
    means: inOnePiece(means(visit)),
    feeds: inOnePiece(feedLinks(visit, paths.frontPath(edition.lang))),
    name: name(visit),
    today: today(visit),
    menu: inOnePiece(menuOn('', visit)),
    inMenu: new Set(menuEntries(visit).map(({ href }) => decodeURI(href))),
    footer: inOnePiece(footer(visit)),
  }
}

/** The paper of the style sheet in light and dark, for the browser's own furniture around the page. */
const THEME_COLOURS = { light: '#f9f4e9', dark: '#0f1624' }

function means({ site: { assets } }: Visit): Html {
  return html`<link rel="stylesheet" href="${assets.stylesheet.path}">
<link rel="icon" href="${assets.icon.path}" type="image/svg+xml">
<script type="module" src="${assets.script.path}"></script>
<meta name="theme-color" content="${THEME_COLOURS.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${THEME_COLOURS.dark}" media="(prefers-color-scheme: dark)">`
}

const FEED_TYPES = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }

/** The feeds of the list at a path, as elements of `<head>`. */
export function feedLinks({ site, edition }: Visit, listPath: string): Html {
  const links = paths.FEED_FORMATS.map((format) => {
    const title = message(edition, `feed.${format}`)
    const href = absolute(site, paths.feedPath(listPath, format))
    return html`<link rel="alternate" type="${FEED_TYPES[format]}" title="${title}" href="${href}">\n`
  })
  return html`${links}`
}

function name({ site, edition }: Visit): Html {
  const others = EDITION_LANGS.filter((lang) => site.editions[lang].name !== edition.name)
  const companions = others.map((lang) => html` <span ${marks(lang)}>${site.editions[lang].name}</span>`)
  return html`<a href="${paths.frontPath(edition.lang)}" rel="home"><b>${edition.name}</b>${companions}</a>`
}

function today({ edition, now }: Visit): Html {
  const { year, month, day } = localDay(edition, now)
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  const hijri = edition.hijri ? html` <span>${formatHijri(edition, now)}</span>` : ''
  return html`<p class="today"><time datetime="${date}">${formatToday(edition, now)}</time>${hijri}</p>`
}

/** The menu of a page, which may stand in it. */
export function menuOf(visit: Visit): Html {
  const { menu, inMenu } = furnitureOf(visit)
  return inMenu.has(visit.path) ? menuOn(visit.path, visit) : menu
}

function menuEntries({ edition, sections }: Visit) {
  const { lang } = edition
  return [
    { href: paths.kindPath(lang, 'news'), name: message(edition, 'kind.news'), nameLang: lang },
    { href: paths.kindPath(lang, 'article'), name: message(edition, 'kind.article'), nameLang: lang },
    ...sections.map((section) => {
      const { text, lang: nameLang } = sectionName(section, lang)
      return { href: paths.sectionPath(lang, section.key), name: text, nameLang }
    }),
    { href: paths.archivePath(lang), name: message(edition, 'archive.title'), nameLang: lang },
    { href: paths.searchPath(lang), name: message(edition, 'search.title'), nameLang: lang },
  ]
}

function menuOn(path: string, visit: Visit): Html {
  const { edition } = visit
  const { lang } = edition
  const items = menuEntries(visit).map(({ href, name, nameLang }) => {
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
<li><a href="${paths.storiesPath(lang)}">${message(edition, 'story.stories')}</a></li>
<li><a href="${paths.archivePath(lang)}">${message(edition, 'archive.title')}</a></li>
<li><a href="${paths.feedPath(paths.frontPath(lang), 'rss')}">${message(edition, 'feed.rss')}</a></li>
<li><a href="${paths.feedPath(paths.frontPath(lang), 'atom')}">${message(edition, 'feed.atom')}</a></li>
<li><a href="${paths.feedPath(paths.frontPath(lang), 'json')}">${message(edition, 'feed.json')}</a></li>
</ul></nav>
<p>${message(edition, 'site.copyright', { year, holder })}</p>
</footer>`
}
