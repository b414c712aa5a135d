import { listArticles } from '../../src/archive/lists.ts'
import { newestStories } from '../../src/archive/stories.ts'
import { translationsOf } from '../../src/archive/translations.ts'
import type { ArticleSummary } from '../../src/model/article.ts'
import { EDITION_LANGS, type EditionLang } from '../../src/model/lang.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { storyHref } from '../../src/web/parts/story-link.ts'
import { articlePath, sectionPath } from '../../src/web/paths.ts'
import { NOW, type ServedSite } from './site.ts'

export const otherEdition = (lang: EditionLang): EditionLang => (lang === 'ar' ? 'en' : 'ar')

/** The paths of every kind of page in both editions, by what each is called. Withdraws an article for one of them. */
export async function pageKinds({ archive }: ServedSite): Promise<Record<EditionLang, Record<string, string>>> {
  const { reads } = archive
  const found = await Promise.all(
    EDITION_LANGS.map(async (lang) => [lang, (await listArticles(reads, NOW, { lang }, { limit: 40 })).rows] as const),
  )
  const articles = Object.fromEntries(found) as Record<EditionLang, readonly ArticleSummary[]>
  const withdrawn = must(articles.en[3])
  await withdraw(archive, NOW - 86_400_000, withdrawn.id, 'Published before it was checked.')
  const translated = await firstOf(
    articles.en.slice(4),
    async ({ id }) => (await translationsOf(reads, NOW, id)).length > 0,
  )
  const story = must((await newestStories(reads, NOW, 20, 4))[0])
  const kindsOf = (lang: EditionLang) => ({
    front: `/${lang}/`,
    article: articlePath(lang, must(articles[lang][0])),
    'article with a translation': articlePath(lang, translated),
    'article in the other language': articlePath(lang, must(articles[otherEdition(lang)][0])),
    'withdrawn article': articlePath(lang, withdrawn),
    news: `/${lang}/news`,
    articles: `/${lang}/articles`,
    section: sectionPath(lang, must(articles[lang][0]?.section).key),
    sources: `/${lang}/source`,
    source: `/${lang}/source/coast-wire`,
    archive: `/${lang}/archive`,
    year: `/${lang}/2020`,
    month: `/${lang}/2020/10`,
    day: `/${lang}/2020/10/23`,
    stories: `/${lang}/story`,
    story: storyHref(lang, story),
    place: `/${lang}/place/ly`,
    organisation: `/${lang}/organisation/united-nations`,
    topic: `/${lang}/topic/disasters`,
    search: `/${lang}/search`,
    results: `/${lang}/search?q=${encodeURIComponent(lang === 'ar' ? 'السفينة' : 'ship')}`,
    'narrowed results': `/${lang}/search?q=${encodeURIComponent('في OR a lang:ar lang:en kind:news source:coast-wire source:none topic:shippingg')}`,
    'no results': `/${lang}/search?q=zzzz`,
    'not found': `/${lang}/nothing-here`,
  })
  return { ar: kindsOf('ar'), en: kindsOf('en') }
}

async function firstOf<T>(values: readonly T[], holds: (value: T) => Promise<boolean>): Promise<T> {
  for (const value of values) if (await holds(value)) return value
  throw new Error('the seed newsroom lacks what the test needs')
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the seed newsroom lacks what the test needs')
  return value
}
