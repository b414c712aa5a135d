import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium, type Page } from 'playwright-core'
import { isProof, proofChallenge } from '../src/comments/proof.ts'
import type { Options } from './support/options.ts'
import { number, quantile, type Report } from './support/report.ts'

const SCRIPT = readFileSync(new URL('../client/proof.js', import.meta.url))
const FORM = '<form id="add-comment"><input name="proof"><p data-proof-told hidden></p></form>'
const THROTTLINGS = [1, 6]

/**
 * How long does a browser work for a comment? Chromium with the site's own script. Its throttling slows the page's own
 * thread and not the threads that derive keys, so the last column multiplies the whole.
 */
export async function measure({ rounds = 30 }: Options): Promise<Report> {
  const secret = randomBytes(32)
  const challenges = await Promise.all(
    Array.from({ length: rounds }, async (_, index) => ({
      code: `code ${index}`,
      challenge: await proofChallenge(secret, `code ${index}`),
    })),
  )
  const server = createServer((request, response) => {
    const isScript = request.url === '/proof.js'
    response
      .writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html' })
      .end(isScript ? SCRIPT : FORM)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  const devTools = await page.context().newCDPSession(page)
  const rows: string[][] = []
  const data: unknown[] = []
  for (const rate of THROTTLINGS) {
    await devTools.send('Emulation.setCPUThrottlingRate', { rate })
    const times: number[] = []
    for (const { code, challenge } of challenges) {
      const { ms, proof } = await solve(page, challenge)
      if (!(await isProof(secret, code, proof))) throw new Error('the browser’s proof is none')
      times.push(ms)
    }
    times.sort((one, other) => one - other)
    const [median, p95, most] = [0.5, 0.95, 1].map((share) => quantile(times, share)) as [number, number, number]
    rows.push([`${rate}×`, number(median), number(p95), number(most), rate === 1 ? number(median * 6) : ''])
    data.push({ rate, median, p95, most })
  }
  await browser.close()
  server.close()
  return {
    title: 'A proof of work in Chromium',
    columns: ['throttled', 'median ms', 'p95 ms', 'longest ms', '6 × the median'],
    rows,
    notes: [`${rounds} challenges, each solved at both speeds and checked.`],
    data,
  }
}

/** What stands in the form's field afterwards, and how long that took. */
function solve(page: Page, challenge: string): Promise<{ readonly ms: number; readonly proof: string }> {
  return page.evaluate(async (asked) => {
    const path = '/proof.js'
    const { prove } = await import(path)
    const start = performance.now()
    await prove(asked)
    const field = document.querySelector('input')
    return { ms: performance.now() - start, proof: field?.value ?? '' }
  }, challenge)
}
