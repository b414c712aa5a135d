import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { Problem } from '../model/problem.ts'
import { listen } from './listen.ts'

const noPage = () => undefined

test('a request that came before the site was ready waits for it', async () => {
  const listening = await listen('127.0.0.1', 0)
  const early = fetch(listening.url)
  listening.answer({ request: () => new Response('ready'), page: noPage })
  assert.equal(await (await early).text(), 'ready')
  await listening.close()
})

test('closing finishes the request in hand and takes no other', async () => {
  const listening = await listen('127.0.0.1', 0)
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<Response>()
  listening.answer({
    page: noPage,
    request: () => {
      begun.resolve()
      return finish.promise
    },
  })
  const answer = fetch(listening.url)
  await begun.promise
  const closed = listening.close()
  await assert.rejects(fetch(listening.url, { headers: { Connection: 'close' } }))
  finish.resolve(new Response('finished'))
  assert.equal(await (await answer).text(), 'finished')
  await closed
})

test('a finished page is sent without the app being asked, and without a body for HEAD', async () => {
  const listening = await listen('127.0.0.1', 0)
  const body = Buffer.from('kept')
  listening.answer({
    request: () => new Response('drawn'),
    page: ({ url }) => (url === '/kept' ? { status: 200, headers: { 'Content-Length': '4' }, body } : undefined),
  })
  assert.equal(await (await fetch(`${listening.url}/kept`)).text(), 'kept')
  const head = await fetch(`${listening.url}/kept`, { method: 'HEAD' })
  assert.equal(head.headers.get('Content-Length'), '4')
  assert.equal(await head.text(), '')
  assert.equal(await (await fetch(`${listening.url}/other`)).text(), 'drawn')
  await listening.close()
})

test('of many requests at once each gets its own answer', async () => {
  const listening = await listen('127.0.0.1', 0)
  const answerTo = (url: string) => ({ status: 200, headers: {}, body: Buffer.from(url) })
  listening.answer({
    request: ({ url }) => new Response(`app ${new URL(url).pathname}`),
    page: ({ url }) => {
      if (url.startsWith('/kept')) return answerTo(url)
      if (url.startsWith('/failing')) return Promise.reject(new Error(url))
      return Promise.resolve(url.startsWith('/drawn') ? answerTo(url) : undefined)
    },
  })
  const paths = ['kept', 'drawn', 'failing', 'other'].flatMap((kind) =>
    Array.from({ length: 40 }, (_, index) => `/${kind}/${index}`),
  )
  const answers = await Promise.all(paths.map(async (path) => (await fetch(listening.url + path)).text()))
  assert.deepEqual(
    answers,
    paths.map((path) => (/kept|drawn/.test(path) ? path : `app ${path}`)),
  )
  await listening.close()
})

test('a taken port is a problem with its number', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await assert.rejects(listen('127.0.0.1', port), (error) => {
    assert.ok(error instanceof Problem)
    assert.deepEqual([error.code, error.params], ['port-taken', { port }])
    return true
  })
  taken.close()
})
