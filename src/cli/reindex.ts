import { openArchive } from '../archive/open.ts'
import { message } from '../locale/messages.ts'
import type { Command } from './command.ts'
import { Progress } from './progress.ts'

/** Makes the word index anew while the site serves with the one that it has. */
export const reindexCommand: Command = {
  name: 'reindex',
  usage: '',
  about: { en: 'make the search index anew', ar: 'يبني فهرس البحث من جديد' },
  options: {},
  async run({ config, terminal }) {
    const { rebuild } = await import('../search/rebuild.ts')
    const archive = await openArchive(config)
    try {
      let progress: Progress | undefined
      let done = 0
      const outcome = await rebuild(archive, {
        stop: terminal.stop,
        begin: (left) => {
          progress = new Progress(terminal, left, performance.now())
        },
        advance: (articles) => {
          done += articles
          progress?.advance(articles, articles, performance.now())
        },
      })
      progress?.finish()
      terminal.out(message(terminal.voice, `reindex.${outcome}`, { count: done }))
      return outcome === 'rebuilt' ? 0 : 130
    } finally {
      await archive.close()
    }
  },
}
