import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** With rules that axe leaves out by default: targets of 24 px (WCAG 2.2 AA) and contrast of 7:1 (AAA). */
const OPTIONS = {
  all: {
    rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
    resultTypes: ['violations'],
  },
  colour: {
    runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] },
    resultTypes: ['violations'],
  },
}

/** What axe finds wrong with the page as it stands, a line each: the rule, and where. */
export async function violations(page: Page, rules: keyof typeof OPTIONS = 'all'): Promise<readonly string[]> {
  // Evaluated, not added as a script element, which the site's own policy would rightly refuse.
  await page.evaluate(`if (!window.axe) {${SOURCE}}`)
  const { violations: found } = await page.evaluate<AxeResults>(
    `window.axe.run(document, ${JSON.stringify(OPTIONS[rules])})`,
  )
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
  )
}
