import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { NAME_PAIRS } from './name-pairs.ts'
import { trainNames } from './names.ts'

const USAGE = 'usage: npm run train -- names [--data FILE]'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
const file = values.data ?? NAME_PAIRS
if (positionals[0] !== 'names' || positionals.length !== 1) {
  console.error(USAGE)
  process.exitCode = 2
} else if (existsSync(file)) trainNames(file)
else {
  console.error(`no such file: ${file}\n${USAGE}`)
  process.exitCode = 1
}
