import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { paragraphsOf } from '../text/html.ts'
import { isRefusal } from './format.ts'
import { readInput } from './read.ts'

const SEED = new URL('../../../shared/data/seed/article-page.txt', import.meta.url)
const LOOKUPS = { source: () => undefined, section: () => undefined }

if (!existsSync(SEED)) console.log('../shared/data/seed/article-page.txt is absent: the seed page is not tested')
else {
  const page = readFileSync(SEED, 'utf8')
  const item = await itemOf(page)

  test('the seed page gives every part of its article', () => {
    assert.equal(item.headline, 'قوات حفتر تتراجع شرقا مع فشل هجوم العاصمة الليبية')
    assert.equal(item.lang, 'ar')
    assert.equal(item.kind, 'news')
    assert.deepEqual(item.published, { at: Date.UTC(2020, 5, 6, 12), precision: 'day' })
    assert.equal(item.source.key, 'reuters')
    assert.deepEqual(item.source.names, { ar: 'رويترز', en: 'Reuters' })
    assert.equal(item.dateline, 'طرابلس')
    assert.equal(item.commentCount, 0)
  })

  test('its body is its 17 paragraphs, without the dateline and the furniture of the page', () => {
    const paragraphs = paragraphsOf(item.body)
    assert.equal(paragraphs.length, 17)
    assert.ok(paragraphs[0]?.startsWith('سيطرت القوات الموالية للحكومة الليبية'))
    assert.ok(paragraphs[16]?.endsWith('تخسر أراضي بكل المقاييس“.'))
    assert.doesNotMatch(item.body, /[A-Za-z]{3,}|2024|2020|رويترز/)
  })

  test('its related titles keep their lists', () => {
    const titles = (kind: string) =>
      item.references.filter((reference) => reference.kind === kind).map(({ title }) => title)
    assert.equal(titles('news').length, 5)
    assert.equal(titles('news')[0], 'Down but not out, Haftar still looms over Libya peace process')
    assert.equal(titles('article').length, 5)
    assert.equal(titles('article')[4], 'Russia’s mediation goals in Libya')
  })

  for (const [name, variant] of Object.entries(variantsOf(page))) {
    test(`the same item from the page ${name}`, async () => assert.deepEqual(await itemOf(variant), item))
  }

  test('without related lists the item has no references', async () => {
    assert.deepEqual(await itemOf(page.replace(/Related News[\s\S]*?(?=Copyright)/, '')), { ...item, references: [] })
  })

  test('comments are counted and are not the body', async () => {
    const comments = 'Readers Comments (2)\nA reader\n\nthank you\n\nanother\n\nme too\n'
    assert.deepEqual(await itemOf(page.replace('Readers Comments (0)\n', comments)), { ...item, commentCount: 2 })
  })

  test('without a source or a date it is refused', async () => {
    assert.deepEqual(await readingOf(page.replace('Source: Reuters\n', '')), { rejection: 'no-source' })
    assert.deepEqual(await readingOf(page.replace('Date: Jun 6, 2020\n', '')), { rejection: 'no-date' })
    assert.deepEqual(await readingOf(page.replace(/Date: .*\nSource: .*\n/, '')), { rejection: 'unrecognised-format' })
  })
}

function variantsOf(page: string): Record<string, string> {
  const [, news = '', articles = ''] =
    /(Related News\n[\s\S]*?)(Related Articles\n[\s\S]*?)(?=Copyright)/.exec(page) ?? []
  return {
    'with CRLF': page.replaceAll('\n', '\r\n'),
    'with the source first': page.replace(/(Date: .*\n)(Source: .*\n)/, '$2$1'),
    'with empty lines in the header': page.replace(/(Date: .*\n)(Source: .*\n)/, '\n$1 \n\u00a0\n$2\n\n'),
    'with other spacing in the header': page.replace(/Date: (.*)\nSource: (.*)/, '\tDate :  $1 \n\u00a0 Source:\t$2  '),
    'with its header in one line': page.replace(/(Date: .*)\n(Source: .*)/, '$1 $2'),
    indented: page.replace(/^/gm, '    '),
    'with more empty lines': page.replaceAll('\n\n', '\n \n\t\n\n'),
    'with a line for each paragraph': page.replaceAll('\n\n', '\n'),
    'without the printed date': page.slice(page.indexOf('Date:')),
    'with its lists swapped': page.replace(news + articles, articles + news),
    'without a copyright line': page.replace(/Copyright.*/, ''),
    'without the comment form': page.replace(/Add your comment[\s\S]*?(?=Related News)/, ''),
    'with Arabic labels': page
      .replace('Date:', 'التاريخ:')
      .replace('Source:', 'المصدر:')
      .replace('Readers Comments (0)', 'تعليقات القراء (٠)')
      .replace('Add your comment', 'أضف تعليقك')
      .replace('Related News', 'أخبار ذات صلة')
      .replace('Related Articles', 'مقالات ذات صلة'),
    'saved as HTML': `<!DOCTYPE html><html lang="en"><title>News</title><body>${page.replace(/.*\n?/g, '<div>$&</div>')}`,
    'in UTF-16': `\ufeff${page}`,
  }
}

async function readingOf(page: string) {
  const bytes = page.startsWith('\ufeff') ? Buffer.from(page, 'utf16le') : Buffer.from(page)
  const { contents } = await readInput({ origin: 'page.txt', name: 'page.txt', bytes, size: bytes.length }, LOOKUPS)
  assert.equal(contents.length, 1)
  return contents[0]
}

async function itemOf(page: string) {
  const reading = await readingOf(page)
  assert.ok(reading !== undefined && !isRefusal(reading), JSON.stringify(reading))
  return reading
}
