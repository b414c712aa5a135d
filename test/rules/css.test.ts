import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** What a page and its style may take together is 20 KB; this is the style's part, compressed. */
const BUDGET = 6 * 1024

const read = (name: string) => readFileSync(new URL(`../../client/${name}`, import.meta.url), 'utf8')
const uncommented = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '')
const written = read('site.css')
const css = uncommented(written)

/** Each declaration of both styles as `property: value`; a custom property keeps its dashes. */
const declarations = [
  ...(css + uncommented(read('newsroom.css') + read('coverage.css') + read('search.css'))).matchAll(
    /(?<=[{;])\s*([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g,
  ),
].map(([, property = '', value = '']) => ({ property, value: value.trim() }))

const PHYSICAL_PROPERTY =
  /^(?:left|right|top|bottom|float|clear|(?:min-|max-)?(?:width|height))$|-(?:left|right|top|bottom)(?:-|$)|^(?:margin|padding)$|^overflow-[xy]$/

test('the style has no physical direction: it mirrors by itself', () => {
  const physical = declarations.filter(({ property, value }) => {
    // One value is the same on all sides, two are block and inline: only four tell left from right.
    if (/^(?:margin|padding|inset|border-(?:width|style|color|radius))$/.test(property))
      return value.split(/\s+/).length > 2
    return PHYSICAL_PROPERTY.test(property) || /(?:^|\s)(?:left|right)(?:\s|$)/.test(value)
  })
  assert.deepEqual(physical, [])
  assert.ok(declarations.length > 200, 'the declarations were not read')
})

test('nothing spaces, slants or raises letters, which Arabic does not have', () => {
  const forbidden = declarations.filter(
    ({ property, value }) =>
      property === 'letter-spacing' ||
      property === 'text-transform' ||
      /^font-variant(?:-caps)?$/.test(property) ||
      (/^font(?:-style)?$/.test(property) && /italic|oblique/.test(value)),
  )
  assert.deepEqual(forbidden, [])
})

test('words are divided in left-to-right text alone', () => {
  const rules = [...css.matchAll(/([^{}]+)\{[^{}]*hyphens:\s*auto[^{}]*\}/g)].map(([, selector = '']) =>
    selector.trim(),
  )
  assert.deepEqual(rules, ['.body:dir(ltr)'])
})

test('the style asks for the two fonts and for nothing else', () => {
  assert.deepEqual(
    [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address),
    ['naskh.woff2', 'serif.woff2'],
  )
  assert.ok(!css.includes('@import'))
  const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, face = '']) => face)
  for (const face of faces.filter((face) => face.includes('url('))) assert.match(face, /font-display:\s*swap/)
})

test(`the style takes at most ${BUDGET} bytes, compressed`, () => {
  assert.ok(gzipSync(written, { level: 9 }).byteLength <= BUDGET, 'gzip')
  assert.ok(brotliCompressSync(written).byteLength <= BUDGET, 'br')
})
