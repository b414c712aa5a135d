import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { MOST_TOGETHER, Round } from './round.ts'

function recorded() {
  const rounds: (readonly number[])[] = []
  return { rounds, round: new Round<number>((some) => rounds.push(some)) }
}

test('what comes within a turn is handed on together when it ends', async () => {
  const { rounds, round } = recorded()
  round.add(1)
  round.add(2)
  assert.deepEqual(rounds, [])
  await nextTurn()
  round.add(3)
  await nextTurn()
  assert.deepEqual(rounds, [[1, 2], [3]])
})

test('more than a round holds waits for the next turn, in its order', async () => {
  const { rounds, round } = recorded()
  const all = Array.from({ length: MOST_TOGETHER + 2 }, (_, index) => index)
  for (const one of all) round.add(one)
  await nextTurn()
  assert.deepEqual(rounds, [all.slice(0, MOST_TOGETHER)])
  await nextTurn()
  assert.deepEqual(rounds, [all.slice(0, MOST_TOGETHER), all.slice(MOST_TOGETHER)])
})

test('a round that is ended before the turn is handed on once', async () => {
  const { rounds, round } = recorded()
  round.add(1)
  round.end()
  assert.deepEqual(rounds, [[1]])
  await nextTurn()
  assert.deepEqual(rounds, [[1]])
})
