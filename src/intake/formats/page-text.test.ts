import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HEAD_LENGTH, isRefusal } from '../format.ts'
import { pageText } from './page-text.ts'

const PAGE = 'Date: Nov 7, 2020\nSource: Al-Mina Gazette\nLibrary opens\nFirst paragraph.\n\nSecond paragraph.\n'

async function parse(text: string) {
  const [item] = await pageText.parse(text)
  assert.ok(item !== undefined && !isRefusal(item))
  return item
}

test('only a text with the header of an article page is recognised', () => {
  assert.ok(pageText.recognises(PAGE, 'a.txt'))
  assert.ok(pageText.recognises(`Home\nPolitics\n\n${PAGE}`, 'a.txt'))
  assert.ok(!pageText.recognises('From: a@b.example\nDate: Sat, 7 Nov 2020\nSubject: library\n\nText', 'a.txt'))
  assert.ok(!pageText.recognises('The date: 7 November. The source: unknown.', 'a.txt'))
  assert.ok(!pageText.recognises('', 'a.txt'))
})

test('a line of the body that only mentions a label ends nothing', async () => {
  const lines = [
    'Related news will follow.',
    'Copyright law was changed in 2019, the ministry said.',
    'Readers comments on the draft are due in May.',
  ]
  const { body } = await parse(`${PAGE}\n${lines.join('\n\n')}\n\nReaders Comments (1,204)\n`)
  assert.deepEqual(body, { paragraphs: ['First paragraph.', 'Second paragraph.', ...lines] })
})

test('a copyright line ends a body that has no other label behind it', async () => {
  const { body } = await parse(`${PAGE}\n© 2024 Al-Mina Gazette\nContact us\n`)
  assert.deepEqual(body, { paragraphs: ['First paragraph.', 'Second paragraph.'] })
  const credit = await parse(`${PAGE}\nCopyright: Al-Mina Gazette, 2020.\n\nReaders Comments (0)\n`)
  assert.deepEqual(credit.body, {
    paragraphs: ['First paragraph.', 'Second paragraph.', 'Copyright: Al-Mina Gazette, 2020.'],
  })
})

test('hostile lengths are read in linear time', { timeout: 10_000 }, async () => {
  for (const unit of [
    'Date:',
    'Date: ',
    'Date:\n',
    'Source:\nDate:\n',
    '\n',
    ' ',
    '|',
    '- ',
    '(',
    'Copyright ',
    'Related News\n',
    '٣',
  ]) {
    const text = `${PAGE}${unit.repeat(1_000_000 / unit.length)}`
    pageText.recognises(text.slice(0, HEAD_LENGTH), 'a.txt')
    await pageText.parse(text)
    await pageText.parse(unit.repeat(1_000_000 / unit.length))
  }
})
