import { randomBytes } from 'node:crypto'
import { issueCode } from '../src/comments/code/issue.ts'
import { drawCode } from '../src/comments/code/picture.ts'
import { randomFrom } from '../src/comments/code/random.ts'
import { speakCode } from '../src/comments/code/sound.ts'
import { readCode } from '../src/comments/code/verify.ts'
import type { Options } from './support/options.ts'
import { number, quantile, type Report } from './support/report.ts'

const WARM_UP = 50

/** How long does it take to issue, read, draw and speak a security code? In this process, without a socket. */
export async function measure({ rounds = 1000 }: Options): Promise<Report> {
  const secret = randomBytes(32)
  const issue = () => issueCode(secret, { articleId: 1, lang: 'ar', now: Date.now() })
  const { token } = issue()
  const answers = Array.from({ length: WARM_UP + rounds }, () => {
    return Array.from(randomBytes(5), (byte) => String(2 + (byte & 7))).join('')
  })
  const fresh = () => randomFrom(randomBytes(32))
  const works: Readonly<Record<string, (answer: string) => Uint8Array | undefined>> = {
    'issue a token': () => void issue(),
    'read a token': () => void readCode(secret, token, { articleId: 1, now: Date.now() }),
    'picture, 0–9': (answer) => drawCode(answer, 'latn', fresh()),
    'picture, ٠–٩': (answer) => drawCode(answer, 'arab', fresh()),
    'sound, English': (answer) => speakCode(answer, 'en', fresh()),
    'sound, Arabic': (answer) => speakCode(answer, 'ar', fresh()),
  }
  const measured = Object.entries(works).map(([name, work]) => ({ name, ...timed(work, answers) }))
  return {
    title: 'A security code',
    columns: ['work', 'median ms', 'p99 ms', 'CPU ms, mean', 'KB, median', 'KB, most'],
    rows: measured.map(({ name, median, p99, cpu, bytes }) => {
      const sizes = bytes ? [number(bytes.median / 1024, 1), number(bytes.most / 1024, 1)] : ['', '']
      return [name, number(median, 2), number(p99, 2), number(cpu, 2), ...sizes]
    }),
    notes: [`${rounds} codes each, after ${WARM_UP} to warm up.`],
    data: measured,
  }
}

function timed(work: (answer: string) => Uint8Array | undefined, answers: readonly string[]) {
  for (const answer of answers.slice(0, WARM_UP)) work(answer)
  const before = process.cpuUsage()
  const warm = answers.slice(WARM_UP).map((answer) => {
    const start = performance.now()
    const made = work(answer)
    return { ms: performance.now() - start, bytes: made?.byteLength }
  })
  const { user, system } = process.cpuUsage(before)
  const times = warm.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const sizes = warm.flatMap(({ bytes }) => bytes ?? []).toSorted((one, other) => one - other)
  const bytes = sizes.length > 0 ? { median: quantile(sizes, 0.5), most: sizes.at(-1) ?? 0 } : undefined
  const cpu = (user + system) / 1000 / warm.length
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99), cpu, bytes }
}
