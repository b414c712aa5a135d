import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open.ts'
import { message } from '../locale/messages.ts'
import { Problem } from '../model/problem.ts'
import { ban, clear, pin } from '../relate/decide.ts'
import type { Meaning } from '../relate/meaning/meaning.ts'
import type { Call, Command, Terminal } from './command.ts'
import { Progress } from './progress.ts'

const USAGE = '--all | pin|order|ban|clear <article number> <article number>…'

type Decide = typeof pin

/** To order is to pin in another order. */
const DECISIONS: Readonly<Record<string, Decide>> = { pin, order: pin, ban, clear }

/** Relates the whole archive anew, or decides what stands in the lists of one article. */
export const relateCommand: Command = {
  name: 'relate',
  usage: USAGE,
  about: {
    en: 'relate all articles anew, or pin, order, ban and clear entries in the lists of one',
    ar: 'يعيد وصل المواد كلها، أو يثبّت في قوائم مادة ويرتّب ويستبعد ويرفع القرار',
  },
  options: {
    all: { type: 'boolean', about: { en: 'relate all articles anew', ar: 'يعيد وصل المواد كلها' } },
  },
  async run(call) {
    const isAll = call.has('all')
    const { meaningOf } = await import('../jobs/meaning.ts')
    const meaning = isAll ? await meaningOf(call.config) : undefined
    const archive = await openArchive(call.config)
    try {
      return isAll ? await relateAll(archive, meaning, call) : await decide(archive, call)
    } finally {
      await archive.close()
      await meaning?.close()
    }
  },
}

async function decide(archive: Archive, { positionals, terminal }: Call): Promise<number> {
  const [what = '', ...numbers] = positionals
  const decision = DECISIONS[what]
  const [id, ...related] = numbers.map(Number)
  if (!decision || !id || related.length === 0 || ![id, ...related].every(Number.isSafeInteger)) {
    throw new Problem('argument-missing', { command: 'relate', argument: USAGE })
  }
  const outcome = await decision(archive, { now: Date.now() }, id, related)
  if (typeof outcome === 'string') throw new Problem(outcome, { id })
  terminal.out(message(terminal.voice, 'relate.decided', { id }))
  return 0
}

async function relateAll(archive: Archive, meaning: Meaning | undefined, { config, terminal }: Call): Promise<number> {
  const all = await import('../relate/relate-all.ts')
  if (meaning) await embedAll(archive, meaning, terminal)
  let progress: Progress | undefined
  let done = 0
  const outcome = await all.relateAll(archive, {
    location: config,
    meaning,
    stop: terminal.stop,
    begin: (steps) => {
      progress = new Progress(terminal, steps, performance.now())
    },
    advance: (articles, steps) => {
      done += articles
      progress?.advance(articles, steps, performance.now())
    },
  })
  progress?.finish()
  terminal.out(message(terminal.voice, `relate.${outcome}`, { count: done }))
  return outcome === 'related' ? 0 : 130
}

/** First the model reads what it has not read yet. */
async function embedAll(archive: Archive, meaning: Meaning, terminal: Terminal): Promise<void> {
  const embed = await import('../relate/meaning/embed.ts')
  let progress: Progress | undefined
  await embed.embedAll(archive, meaning, {
    stop: terminal.stop,
    log: terminal.err,
    begin: (articles) => {
      progress = new Progress(terminal, articles, performance.now())
    },
    advance: (articles) => progress?.advance(articles, articles, performance.now()),
  })
  progress?.finish()
}
