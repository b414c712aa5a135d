import type { Archive } from '../archive/archive.ts'
import { message } from '../locale/messages.ts'
import { EDITION_LANGS } from '../model/lang.ts'
import type { Sealing } from '../staff/sealed-secrets.ts'
import { firstAdminPath } from '../web/newsroom/paths.ts'
import type { Command, Terminal } from './command.ts'

/** Serves the site until told to stop, then finishes the requests in hand. */
export const serveCommand: Command = {
  name: 'serve',
  usage: '[--seed]',
  about: { en: 'serve the site', ar: 'يشغّل الموقع' },
  options: {},
  async run({ config, terminal }) {
    // Loaded here, so that help and version need not wait for a web server.
    const [{ createApp }, { listen }, { isIndexOutdated }] = await Promise.all([
      import('../app.ts'),
      import('../web/listen.ts'),
      import('../search/index-version.ts'),
    ])
    // The port comes first: when it is taken, no folder and no database has been made yet.
    const listening = await listen(config.host, config.port)
    try {
      const app = await createApp(config, { now: Date.now, log: (line) => terminal.err(line) }, listening.url)
      if (config.seed) await fillWithSeed(app.archive, terminal)
      listening.answer(app)
      terminal.out(message(terminal.voice, 'serve.listening', { url: listening.url }))
      await tellFirstAdmin(app.archive, config.siteUrl ?? listening.url, terminal)
      if (await isIndexOutdated(app.archive)) terminal.err(message(terminal.voice, 'serve.indexOutdated'))
      tellSealing(app.sealing, terminal)
      const working = app.work(terminal.stop)
      await stopped(terminal.stop)
      terminal.err(message(terminal.voice, 'serve.stopping'))
      await listening.close()
      await working
      await app.close()
      return 0
    } finally {
      await listening.close()
    }
  },
}

async function fillWithSeed(archive: Archive, terminal: Terminal): Promise<void> {
  const { loadSeed } = await import('./load-seed.ts')
  await loadSeed(archive, terminal)
}

/** Until someone has an account, every start shows how to make the first one, in both languages: nobody has chosen yet. */
async function tellFirstAdmin(archive: Archive, siteUrl: string, terminal: Terminal): Promise<void> {
  const { makeFirstAdminLink } = await import('../staff/links.ts')
  const token = await makeFirstAdminLink(archive, Date.now())
  if (token === undefined) return
  for (const lang of EDITION_LANGS) {
    terminal.out(message({ lang, digits: 'latn' }, 'cli.staff.firstAdmin'))
    terminal.out(`  ${siteUrl}${firstAdminPath(lang, token)}`)
  }
}

/** Secrets that anyone can read who reads the database, or that the site itself cannot. */
function tellSealing({ readable, unreadable }: Sealing, { err, voice }: Terminal): void {
  if (readable > 0) err(message(voice, 'serve.secretsReadable', { count: readable }))
  if (unreadable > 0) err(message(voice, 'serve.secretsUnreadable', { count: unreadable }))
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
