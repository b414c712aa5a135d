import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commonPlaces, linkOf } from './link.ts'

const DAY = 86_400_000

test('a likeness fades with the days between, and is nothing after the window', () => {
  assert.equal(linkOf(0.5, 0, 1), 0.5)
  assert.ok(Math.abs(linkOf(1, 14 * DAY, 1) - 0.909) < 0.001)
  assert.equal(linkOf(0.6, -20 * DAY, 1), linkOf(0.6, 20 * DAY, 1))
  assert.equal(linkOf(1, 61 * DAY, 1), 0)
})

test('reports of other places are half as likely of one story', () => {
  assert.equal(linkOf(0.6, 0, 0), 0.3)
  assert.equal(linkOf(0.6, 0, 0.3), 0.6)
  const [city, country] = [11, 12]
  const derna = new Map([
    [city, 0.4],
    [country, 0.4],
  ])
  assert.equal(commonPlaces(derna, derna), 1)
  assert.equal(commonPlaces(derna, new Map([[country, 0.2]])), 0.25)
  assert.equal(commonPlaces(derna, new Map()), 0)
  assert.equal(commonPlaces(new Map(), new Map()), 1)
})
