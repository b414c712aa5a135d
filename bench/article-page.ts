import { againstBare } from './support/against-bare.ts'
import { archiveOf } from './support/archive.ts'
import type { Options } from './support/options.ts'
import { articlePaths } from './support/paths.ts'
import type { Report } from './support/report.ts'

/** What does an article page cost, from the cache and without one, beside sending the same bytes? */
export async function measure({ articles = 1000, rounds = 5, seconds = 3 }: Options): Promise<Report> {
  const dataDir = await archiveOf(articles)
  const paths = await articlePaths(dataDir, 100)
  return againstBare({ title: `Article page, archive of ${articles}`, dataDir, paths, rounds, seconds })
}
