import { parseArgs } from 'node:util'
import { measure as archiveSize } from './archive-size.ts'
import { measure as articlePage } from './article-page.ts'
import { measure as comments } from './comments.ts'
import { measure as commentsPage } from './comments-page.ts'
import { measure as frontPage } from './front-page.ts'
import { measure as importRate } from './import.ts'
import { measure as pageStages } from './page-stages.ts'
import { measure as people } from './people.ts'
import { measure as proofOfWork } from './proof-of-work.ts'
import { measure as relate } from './relate.ts'
import { measure as relateAll } from './relate-all.ts'
import { measure as relateArrival } from './relate-arrival.ts'

import { measure as search } from './search.ts'
import { measure as securityCode } from './security-code.ts'
import type { Options } from './support/options.ts'
import { type Report, written } from './support/report.ts'

const BENCHES: Readonly<Record<string, (options: Options) => Promise<Report>>> = {
  'article-page': articlePage,
  'front-page': frontPage,
  'page-stages': pageStages,
  import: importRate,
  'archive-size': archiveSize,
  'security-code': securityCode,
  comments,
  'comments-page': commentsPage,
  'proof-of-work': proofOfWork,
  people,
  relate,
  'relate-all': relateAll,
  'relate-arrival': relateArrival,
  search,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    databases: { type: 'string' },
  },
})
const bench = BENCHES[positionals[0] ?? '']
if (bench) {
  const given = Object.entries(values).map(([name, value]) => [name, name === 'databases' ? value : Number(value)])
  console.log(written(await bench(Object.fromEntries(given))))
} else {
  console.error(
    `usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--articles N] [--rounds N] [--seconds N] [--databases NAMES]`,
  )
  process.exitCode = 2
}
