import { type ListFilter, type ListRange, listArticles } from '../../archive/lists.ts'
import { translationsOfAll } from '../../archive/translations.ts'
import { type MessageKey, message } from '../../locale/messages.ts'
import type { ArticleSummary, Page } from '../../model/article.ts'
import type { EditionLang, Lang } from '../../model/lang.ts'
import type { PageStyle } from '../assets.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { Visit } from '../site.ts'
import { articleItem } from './article-item.ts'
import { inLang } from './names.ts'
import { isFirstPart, pagination, rangeOf } from './pagination.ts'

/** What every list of articles shows: a part of it, and the translations of what is in the part. */
export interface ListData {
  readonly range: ListRange
  readonly page: Page<ArticleSummary>
  readonly counterparts: readonly (readonly [number, ArticleSummary])[]
}

export async function loadList(visit: Visit, filter: ListFilter): Promise<ListData> {
  const { site, now, edition, query } = visit
  const range = rangeOf(query)
  const page = await listArticles(site.archive.reads, now, { lang: edition.lang, ...filter }, range)
  return { range, page, counterparts: await counterpartsOf(visit, page.rows) }
}

/** For each article that has one, its translation; the first when there are several. */
export async function counterpartsOf(
  { site, now }: Visit,
  articles: readonly ArticleSummary[],
): Promise<readonly (readonly [number, ArticleSummary])[]> {
  const translations = await translationsOfAll(
    site.archive.reads,
    now,
    articles.map((article) => article.id),
  )
  return [...translations].flatMap(([id, [first]]) => (first ? [[id, first] as const] : []))
}

export interface ListPage {
  /** The list's own path, without a cursor, encoded. */
  readonly path: string
  readonly title: string
  readonly titleLang?: Lang
  readonly empty: MessageKey
  /** What stands under the title, beside the list on a wide screen, and after the list. */
  readonly before?: Html | ''
  readonly beside?: Html
  readonly after?: Html | ''
  readonly hasFeed?: boolean
  /** Whether the list is of one section, whose name its items then leave out. */
  readonly inSection?: boolean
  /** What stands beside the list, for those who hear it; a calendar unless it is said. */
  readonly besideLabel?: string
  readonly style?: PageStyle
  /** Whether search engines should leave the first part out too. */
  readonly noindex?: boolean
  /** Its address in each edition, where that is another one. */
  readonly counterpart?: Readonly<Partial<Record<EditionLang, string>>>
}

/** A page that is a list: its title, a part of it, and the way on. */
export function listPage(visit: Visit, list: ListData, { path, title, titleLang, ...options }: ListPage): Html {
  const { edition } = visit
  const counterparts = new Map(list.counterparts)
  const items = list.page.rows.map((article) =>
    articleItem(edition, article, {
      level: 'h2',
      standfirst: true,
      counterpart: counterparts.get(article.id),
      inSection: options.inSection ?? false,
    }),
  )
  const empty = isFirstPart(list.range) ? options.empty : 'empty.page'
  const meta = {
    title,
    titleLang,
    path: visit.path + queryOf(visit),
    noindex: options.noindex === true || !isFirstPart(list.range),
    style: options.style,
    feedOf: options.hasFeed === false ? undefined : path,
    ...(options.counterpart && isFirstPart(list.range) ? inEditions(options.counterpart) : {}),
  }
  return layout(
    visit,
    meta,
    html`<header class="page-title"><h1>${inLang(title, titleLang ?? edition.lang, edition.lang)}</h1>${options.before ?? ''}</header>
<div class="columns">
<div class="list">
${items.length > 0 ? items : html`<p class="empty">${message(edition, empty)}</p>`}
${pagination(edition, path, list.page)}
</div>
${options.beside ? html`<aside class="beside" aria-label="${options.besideLabel ?? message(edition, 'archive.calendar')}">${options.beside}</aside>` : ''}
</div>
${options.after ?? ''}`,
  )
}

function inEditions(counterpart: Readonly<Partial<Record<EditionLang, string>>>) {
  const alternates = Object.entries(counterpart).map(([hreflang, path]) => ({ hreflang, path }))
  const byDefault = counterpart.en === undefined ? [] : [{ hreflang: 'x-default', path: counterpart.en }]
  return { counterpart: (lang: EditionLang) => counterpart[lang], alternates: [...alternates, ...byDefault] }
}

function queryOf({ query }: Visit): string {
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
