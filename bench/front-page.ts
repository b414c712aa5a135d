import { EDITION_LANGS } from '../src/model/lang.ts'
import { frontPath } from '../src/web/paths.ts'
import { againstBare } from './support/against-bare.ts'
import { archiveOf } from './support/archive.ts'
import type { Options } from './support/options.ts'
import type { Report } from './support/report.ts'

/** What does the front page cost, from the cache and without one, beside sending the same bytes? */
export async function measure({ articles = 1000, rounds = 5, seconds = 3 }: Options): Promise<Report> {
  const dataDir = await archiveOf(articles)
  const paths = EDITION_LANGS.map(frontPath)
  return againstBare({ title: `Front page, archive of ${articles}`, dataDir, paths, rounds, seconds })
}
