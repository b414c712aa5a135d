import { hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import type { Archive } from './archive/archive.ts'
import { openArchive } from './archive/open.ts'
import { secretOf } from './archive/secrets.ts'
import type { Config } from './config.ts'
import type { Mailer } from './jobs/mailer.ts'
import { meaningOf } from './jobs/meaning.ts'
import { settle, work } from './jobs/runner.ts'
import { smtp } from './jobs/smtp.ts'
import { Problem } from './model/problem.ts'
import type { Ports } from './ports.ts'
import { answerPage } from './web/answer-page.ts'
import { createWeb } from './web/app.ts'
import { loadAssets } from './web/assets.ts'
import type { Handler } from './web/listen.ts'
import { noticeMail } from './web/mail/notice-mail.ts'
import { menuOf } from './web/menu.ts'
import { PageCache } from './web/page-cache.ts'
import { openSecrets } from './web/secrets.ts'
import type { Site } from './web/site.ts'

/** Warraq, put together: what it answers, what it keeps, and how to stop it. */
export interface App extends Handler {
  readonly archive: Archive
  /** How the secrets of authenticators are kept, for the operator to be told. */
  readonly sealing: Awaited<ReturnType<typeof openSecrets>>['sealing']
  /** Does what follows from what happens, until told to stop; one at a time. */
  work(stop: AbortSignal): Promise<void>
  /** Does all of it that waits now. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** The composition root. `address` is where the server listens, for links when `SITE_URL` is not set. */
export async function createApp(config: Config, ports: Ports, address: string): Promise<App> {
  const meaning = await meaningOf(config)
  const archive = await openArchive(config)
  const { keys, sealing } = await openSecrets(archive, config)
  const site: Site = {
    comments: await commentSettings(config, archive, ports),
    sealingKeys: keys,
    meaning,
    personPagesFrom: config.personPagesFrom,
    trustedProxies: config.trustedProxies,
    archive,
    editions: config.editions,
    siteUrl: config.siteUrl ?? address,
    copyrightHolder: config.copyrightHolder,
    now: ports.now,
    assets: loadAssets(),
    cache: new PageCache(config.cacheMegabytes * 1024 * 1024),
    menu: menuOf(archive),
    template: templateVersion(),
  }
  const web = createWeb(site, ports.log)
  const mailer = mailerOf(config, ports, site)
  return {
    archive,
    sealing,
    request: (request, peer) => web.fetch(request, { peer }),
    page: (asked) => answerPage(site, asked),
    work: (stop) => work(archive, ports, { mailer, meaning }, stop),
    settle: () => settle(archive, { now: ports.now(), log: ports.log, isServing: true, mailer, meaning }),
    close: async () => {
      await meaning?.close()
      await archive.close()
    },
  }
}

/** The secrets are made when the archive is first served, and are the same for every process on it. */
async function commentSettings(config: Config, archive: Archive, { now }: Ports): Promise<Site['comments']> {
  return {
    policy: config.comments,
    proofOfWork: config.commentsProofOfWork,
    closesAfterDays: config.commentsCloseAfterDays,
    mails: config.smtpUrl !== undefined,
    secret: await secretOf(archive, 'comments', now()),
    codeSecret: await secretOf(archive, 'security-code', now()),
  }
}

/** Undefined unless a mail server is set; it then needs a sender: `Problem` `mail-from-missing`. */
function mailerOf({ smtpUrl, mailFrom, moderatorsMail }: Config, { log }: Ports, site: Site): Mailer | undefined {
  if (smtpUrl === undefined) return undefined
  if (mailFrom === undefined) throw new Problem('mail-from-missing')
  return {
    moderators: moderatorsMail,
    write: (notice) => noticeMail(site, notice),
    send: smtp(smtpUrl, mailFrom, log),
  }
}

/** Of all code and texts, so that a page drawn by another release is another page to every cache. */
function templateVersion(): string {
  const files = globSync(['**/*.ts', '**/*.json'], { cwd: import.meta.dirname }).sort()
  return hash('sha256', files.map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).join('\n'))
}
