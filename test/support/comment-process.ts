/*
 * A process of its own that sends the comments of a run, prints each that was acknowledged, and is killed before one
 * of its statements. Arguments: the run, the statement, and where the archive lies, as JSON.
 */
import { writeSync } from 'node:fs'
import { openArchive } from '../../src/archive/open.ts'
import { sendRun } from './comment-run.ts'
import { killBefore } from './kill-before.ts'

const [run, statement, where] = process.argv.slice(2)
const archive = await openArchive(JSON.parse(where ?? ''))
killBefore(Number(statement))
await sendRun(archive, Number(run), (text) => writeSync(1, `${text}\n`))
await archive.close()
