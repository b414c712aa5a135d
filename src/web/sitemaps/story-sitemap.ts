import { storyById, visibleStoryIds } from '../../archive/stories.ts'
import { EDITION_LANGS } from '../../model/lang.ts'
import type { Story } from '../../model/story.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import { storyHref } from '../parts/story-link.ts'
import type { Visit } from '../site.ts'
import { ALTERNATES, SITEMAP_TYPE, writeUrlset } from './urlset.ts'

/** Each file lists the stories of so many consecutive numbers, which never move to another file. */
export const STORIES_PER_FILE = 500

export const storySitemapPath = (file: number) => `/sitemap/stories-${file}.xml`

/** The numbers of the files that have something to list, ascending; one short read for each. */
export async function storyFiles({ site, now }: Visit): Promise<readonly number[]> {
  const files: number[] = []
  let [id] = await visibleStoryIds(site.archive.reads, now, 1, 1)
  while (id !== undefined) {
    const file = Math.ceil(id / STORIES_PER_FILE)
    files.push(file)
    ;[id] = await visibleStoryIds(site.archive.reads, now, file * STORIES_PER_FILE + 1, 1)
  }
  return files
}

/** The stories of a range of numbers, in every edition. */
export const storySitemap = definePage<readonly Story[]>({
  kept: false,
  contentType: SITEMAP_TYPE,
  async load({ site, now, param }) {
    const { reads } = site.archive
    const file = Number(/\d+/.exec(param('file'))?.[0])
    const last = file * STORIES_PER_FILE
    const ids = await visibleStoryIds(reads, now, last - STORIES_PER_FILE + 1, STORIES_PER_FILE)
    const found = await Promise.all(ids.filter((id) => id <= last).map((id) => storyById(reads, now, id)))
    const stories = found.flatMap((one) => (one && 'story' in one ? [one.story] : []))
    return stories.length > 0 ? { data: stories } : NOT_FOUND
  },
  view({ site }, stories) {
    const urls = stories.flatMap((story) => {
      const alternates = EDITION_LANGS.map((hreflang) => ({ hreflang, path: storyHref(hreflang, story) }))
      const lastmod = new Date(story.last).toISOString()
      return alternates.map(({ path }) => ({ path, lastmod, alternates }))
    })
    return writeUrlset(site, urls, ALTERNATES)
  },
})
