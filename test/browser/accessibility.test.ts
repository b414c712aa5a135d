import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { EDITION_LANGS } from '../../src/model/lang.ts'
import { missing } from '../support/databases.ts'
import { violations } from './axe.ts'
import { pageKinds } from './page-kinds.ts'
import { CHROMIUM_MISSING, openPage, type ServedSite, serveSite, suiteScope } from './site.ts'

const NAME = 'what axe finds in every kind of page'

if (CHROMIUM_MISSING) missing(NAME, CHROMIUM_MISSING)
else
  describe(NAME, () => {
    const suite = suiteScope()
    let site: ServedSite
    let kinds: Awaited<ReturnType<typeof pageKinds>>

    before(async () => {
      site = await serveSite(suite)
      kinds = await pageKinds(site)
    })

    for (const lang of EDITION_LANGS) {
      test(`nothing in the edition ${lang}, light and dark, at 360 and 1280 px`, async (t) => {
        const page = await openPage(site, t)
        for (const [name, path] of Object.entries(kinds[lang])) {
          await page.goto(path)
          for (const width of [360, 1280]) {
            await page.setViewportSize({ width, height: 800 })
            await page.emulateMedia({ colorScheme: 'light' })
            assert.deepEqual(await violations(page), [], `${name}, ${path}, ${width} px`)
            // The same elements in the same places: only their colours can be wrong.
            await page.emulateMedia({ colorScheme: 'dark' })
            assert.deepEqual(await violations(page, 'colour'), [], `${name}, ${path}, ${width} px, dark`)
          }
        }
      })
    }
  })
