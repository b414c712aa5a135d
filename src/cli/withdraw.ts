import { message } from '../locale/messages.ts'
import { Problem } from '../model/problem.ts'
import { withdraw } from '../publish/withdraw.ts'
import type { Command } from './command.ts'

/** Takes an article off the site; its address then says that it was withdrawn, and why. */
export const withdrawCommand: Command = {
  name: 'withdraw',
  usage: '<article number> [--note "…"]',
  about: { en: 'withdraw an article from the site', ar: 'يسحب مادة من الموقع' },
  options: {
    note: { type: 'string', about: { en: 'the reason, told on its page', ar: 'السبب، ويُذكر في صفحتها' } },
  },
  async run({ config, terminal, positionals, value }) {
    const id = Number(positionals[0])
    if (!Number.isSafeInteger(id))
      throw new Problem('argument-missing', { command: 'withdraw', argument: '<article number>' })
    const { openArchive } = await import('../archive/open.ts')
    const archive = await openArchive(config)
    try {
      const outcome = await withdraw(archive, Date.now(), id, value('note'))
      if (outcome !== 'withdrawn') throw new Problem(outcome, { id })
      terminal.out(message(terminal.voice, 'withdraw.done', { id }))
      return 0
    } finally {
      await archive.close()
    }
  },
}
