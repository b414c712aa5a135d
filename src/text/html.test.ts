import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { Problem } from '../model/problem.ts'
import { excerpt, paragraphsOf, paragraphsToHtml, plainText, sanitise } from './html.ts'
import { ALLOWED_ATTRIBUTES, ALLOWED_ELEMENTS } from './html-filter.ts'

const elements: ReadonlySet<string> = new Set(ALLOWED_ELEMENTS)

/** What a browser would make of the markup holds allowed elements, attributes and addresses only. */
function assertSafe(
  html: string,
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[] = parseFragment(html).childNodes,
) {
  for (const node of nodes) {
    if (!('tagName' in node)) {
      assert.equal(node.nodeName, '#text', html)
      continue
    }
    assert.ok(elements.has(node.tagName), `${node.tagName} in ${html}`)
    for (const { name, value } of node.attrs) {
      const allowed = [...(ALLOWED_ATTRIBUTES['*'] ?? []), ...(ALLOWED_ATTRIBUTES[node.tagName] ?? []), 'rel']
      assert.ok(allowed.includes(name), `${name} in ${html}`)
      if (name === 'href') assert.match(value, /^(?:https?|mailto):/, html)
    }
    assertSafe(html, node.childNodes)
  }
}

test('known attacks leave nothing behind', (t) => {
  const file = new URL('../../../shared/data/hostile/xss.json', import.meta.url)
  if (!existsSync(file)) return t.diagnostic(`absent: ${file.pathname}`)
  const payloads = JSON.parse(readFileSync(file, 'utf8')) as { payload: string }[]
  assert.ok(payloads.length > 200)
  for (const { payload } of payloads) {
    assertSafe(sanitise(payload))
    assertSafe(sanitise(`<p>before ${payload} after</p>`))
  }
})

const tags = [
  'p',
  'div',
  'b',
  'strong',
  'a href="https://a.example/"',
  'a href=javascript:1',
  'span dir=rtl',
  'span',
  'ul',
  'ol',
  'li',
  'h1',
]
tags.push(
  'table',
  'tr',
  'td',
  'blockquote',
  'pre',
  'br',
  'svg',
  'math',
  'style',
  'figure',
  'figcaption',
  'font',
  'code',
  'select',
  'bdi',
)
const soup = fc.array(
  fc.oneof(
    fc.constantFrom(...tags).map((tag) => `<${tag}>`),
    fc.constantFrom(...tags).map((tag) => `</${tag.split(' ')[0]}>`),
    fc.constantFrom(
      'text',
      ' ',
      '\n',
      '&nbsp;',
      '&lt;',
      '&amp;amp;',
      '"',
      '\u202E',
      'نص',
      '<br><br>',
      '<!--',
      '-->',
      '<![CDATA[',
    ),
  ),
  { maxLength: 40 },
)

test('any soup of tags comes out safe, and the same a second time', () => {
  fc.assert(
    fc.property(soup, (parts) => {
      const html = sanitise(parts.join(''))
      assertSafe(html)
      assert.equal(sanitise(html), html)
      assert.ok(!/<p>\s*<\/p>/.test(html))
    }),
    { numRuns: 2_000 },
  )
})

test('bare text, double line breaks and divisions become paragraphs', () => {
  assert.equal(
    sanitise('bare<br><br>two <div>three<br>lines<p>&nbsp;</p></div>four<hr>'),
    '<p>bare</p>\n<p>two</p>\n<p>three<br>lines</p>\n<p>four</p>',
  )
})

test('elements get their plain name, structure stays', () => {
  assert.equal(sanitise('<h1>T</h1><p><b>a</b> <i>b</i></p>'), '<h2>T</h2>\n<p><strong>a</strong> <em>b</em></p>')
  assert.equal(sanitise('<ul><li>a<ul><li>b</ul><li></ul>'), '<ul><li>a<ul><li>b</li></ul></li></ul>')
  assert.equal(
    sanitise('<table><tr><th colspan=2>h<td><td rowspan=9999>x</table>'),
    '<table><tbody><tr><th colspan="2">h</th><td></td><td>x</td></tr></tbody></table>',
  )
  assert.equal(
    sanitise('<figure><img src=x onerror=1><figcaption>c</figcaption></figure><pre>\n a\n  b </pre>'),
    '<pre> a\n  b</pre>',
  )
  assert.equal(sanitise('<blockquote>q<p>r</p></blockquote>'), '<blockquote><p>q</p><p>r</p></blockquote>')
})

test('attributes are kept when their value is good', () => {
  assert.equal(sanitise('<p dir=RTL lang=AR-eg class=x style=y>نص</p>'), '<p lang="ar-EG" dir="rtl">نص</p>')
  assert.equal(
    sanitise('<p dir=up lang="a b"><span dir=ltr>A</span><span>B</span></p>'),
    '<p><span dir="ltr">A</span>B</p>',
  )
  assert.equal(
    sanitise('<a href="https://a.example/?b=1&c=2" target=_blank>x</a> <a href="/y">y</a> <a href="data:,z">z</a>'),
    '<p><a href="https://a.example/?b=1&amp;c=2" rel="nofollow noopener">x</a> y z</p>',
  )
})

test('markup beyond the limits is refused, quickly', () => {
  const attributes = Array.from({ length: 101 }, (_, index) => `a${index}`).join(' ')
  const refused = { '<b>': 'markup-too-deep', '<i></x>': 'markup-too-deep', '<div><p>': 'markup-too-deep' }
  for (const [part, code] of Object.entries(refused)) {
    assert.throws(
      () => sanitise(part.repeat(100_000)),
      (error) => error instanceof Problem && error.code === code,
    )
  }
  assert.throws(() => sanitise(`<p ${attributes}>`), { code: 'markup-too-deep' })
  assert.throws(() => sanitise('x'.repeat(1_000_001)), { code: 'too-large' })
})

test('long and crooked markup within the limits costs little', () => {
  const parts = [
    '<em> </em>',
    '<br> ',
    '<p><b>',
    '<',
    '<a ',
    '&#x20;',
    '</b>',
    '<li>',
    '<p>x',
    '<!--',
    '<td>x',
    'x<br><br>',
    '\u00A0',
  ]
  for (const part of parts) {
    const started = performance.now()
    try {
      sanitise(part.repeat(Math.floor(200_000 / part.length)))
    } catch (error) {
      assert.ok(error instanceof Problem)
    }
    assert.ok(performance.now() - started < 3_000, part)
  }
})

test('a body of very many paragraphs', () => {
  assert.equal(paragraphsOf(sanitise('x<br><br>'.repeat(110_000))).length, 110_000)
})

test('plain paragraphs are escaped and cleaned', () => {
  assert.equal(paragraphsToHtml(['a < b & "c"', ' ', 'x\u202E\ny']), '<p>a &lt; b &amp; &quot;c&quot;</p>\n<p>x y</p>')
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (paragraphs) => {
      const html = paragraphsToHtml(paragraphs)
      assertSafe(html)
      assert.equal(sanitise(html), html)
    }),
  )
})

test('the text comes back out of the markup', () => {
  const html = sanitise('<p>a &lt;b&gt; <em>c</em><br>d</p><ul><li>e<li>f</ul><table><tr><td>g<td>h</table><p>&amp;lt;')
  assert.equal(plainText(html), 'a <b> c\nd\n\ne\nf\n\ng\th\n\n&lt;')
  assert.deepEqual(paragraphsOf(html), ['a <b> c\nd', 'e\nf', 'g\th', '&lt;'])
  assert.deepEqual(paragraphsOf(sanitise('')), [])
})

test('plain paragraphs survive the way through markup', () => {
  const paragraph = fc.string({ unit: fc.constantFrom(...'abنص<>&"; \u00E9') }).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(fc.array(paragraph), (paragraphs) => {
      const cleaned = paragraphs.map((text) => text.replace(/\s+/g, ' ').trim())
      assert.deepEqual(paragraphsOf(paragraphsToHtml(paragraphs)), cleaned)
    }),
  )
})

test('an excerpt stands on one line, whatever white space parts its words', () => {
  const html = sanitise('<pre>one  two\n\n\tthree</pre><p>four\u00a0five</p><ul><li>six</li><li>seven</li></ul>')
  assert.equal(excerpt(html, 100), 'one two three four five six seven')
  assert.equal(excerpt(html, 20), 'one two three four…')
})

test('an excerpt ends at a word’s edge', () => {
  const html = paragraphsToHtml(['سيطرت القوات، الموالية', 'للحكومة'])
  assert.equal(excerpt(html, 100), 'سيطرت القوات، الموالية للحكومة')
  assert.equal(excerpt(html, 15), 'سيطرت القوات…')
  assert.equal(excerpt(paragraphsToHtml(['x'.repeat(50)]), 10), `${'x'.repeat(9)}…`)
  assert.equal(excerpt(paragraphsToHtml(['😀'.repeat(50)]), 10), `${'😀'.repeat(4)}…`)
})
