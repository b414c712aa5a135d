import assert from 'node:assert/strict'
import { test } from 'node:test'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { parse } from 'parse5'
import { report } from '../../fixtures/cast.ts'
import { commentingIn, type TypedComment } from '../support/commenting.ts'
import { onEachDatabase, type TestDatabase } from '../support/databases.ts'
import { openNewsroom } from '../support/newsroom.ts'
import type { Scope } from '../support/scope.ts'

/** A site where comments are published at once, and readers of its one article. */
async function aSite(scope: Scope, database: TestDatabase, proofOfWork: string) {
  const newsroom = await openNewsroom(scope, database, { COMMENTS: 'open', COMMENTS_PROOF_OF_WORK: proofOfWork })
  await newsroom.receive(report('Dredging begins'))
  const [path = ''] = /\/en\/\d{4}\/\d{2}\/\d+-[^"#]*/.exec(await newsroom.page('/en/')) ?? []
  const commenting = commentingIn(newsroom)
  let written = 0
  /** What became of a comment: its state as its writer is told it. */
  const comment = async (typed: TypedComment = {}, peer = '192.0.2.1') => {
    written += 1
    const own = await commenting.comment(
      path,
      { comment: `What reader ${written} thinks of all this.`, ...typed },
      peer,
    )
    return (await newsroom.page(own)).includes('A moderator will read') ? 'held' : 'published'
  }
  /** The code part of the form with its challenge solved, as a browser with script sends it. */
  const solved = async () => {
    const { token, challenge } = JSON.parse(await newsroom.page('/en/code/new?article=1'))
    const solution = await solveChallenge({ challenge: JSON.parse(challenge), deriveKey })
    newsroom.clock.now += 60_000
    const { counter, derivedKey } = solution ?? {}
    const proof = JSON.stringify({ challenge: JSON.parse(challenge), solution: { counter, derivedKey } })
    return { token, code: await commenting.answerTo(token), proof }
  }
  return { newsroom, path, comment, solved }
}

onEachDatabase('a proof of work', (database) => {
  test('is not asked for unless the operator wants it', async (t) => {
    const { newsroom, comment } = await aSite(t, database, 'off')
    assert.equal(JSON.parse(await newsroom.page('/en/code/new?article=1')).challenge, undefined)
    assert.doesNotMatch(await newsroom.page('/en/comments/code/1'), /data-challenge|name="proof"/)
    assert.equal(await comment(), 'published')
  })

  test('whoever sends none waits where it is always asked for, and who has one does not', async (t) => {
    const { comment, solved } = await aSite(t, database, 'always')
    assert.equal(await comment(), 'held')
    assert.equal(await comment(await solved()), 'published')
  })

  test('made for another form it is none: each holds for its own code, which is spent once', async (t) => {
    const { comment, solved } = await aSite(t, database, 'always')
    const [one, other] = [await solved(), await solved()]
    assert.equal(await comment({ ...one, proof: other.proof }), 'held')
    assert.equal(await comment(other), 'published')
  })

  test('another process knows it, also after a restart', async (t) => {
    const location = await database.location(t)
    const same = { ...database, location: async () => location }
    const first = await aSite(t, same, 'always')
    const form = await first.solved()
    const second = await openNewsroom(t, same, { COMMENTS: 'open', COMMENTS_PROOF_OF_WORK: 'always' })
    second.clock.now = first.newsroom.clock.now
    const own = await commentingIn(second).comment(first.path, form)
    assert.doesNotMatch(await second.page(own), /A moderator will read/)
  })

  test('while few comment it is not missed; from a network that sends many it is', async (t) => {
    const { newsroom, comment, solved } = await aSite(t, database, 'busy')
    for (let sent = 0; sent < 3; sent += 1) assert.equal(await comment(), 'published')
    assert.equal(await comment(), 'held')
    assert.equal(await comment({}, '198.51.100.1'), 'published')
    assert.equal(await comment(await solved()), 'published')
    newsroom.clock.now += 11 * 60_000
    assert.equal(await comment(), 'published')
  })

  test('stands in the form that script completes, and the form works without it', async (t) => {
    const { newsroom } = await aSite(t, database, 'busy')
    const part = await newsroom.page('/ar/comments/code/1')
    assert.equal(parse(part).nodeName, '#document')
    assert.match(part, /<input type="hidden" name="proof" autocomplete="off">/)
    assert.match(part, /data-proof-told hidden>يُجري متصفحك/)
  })
})
