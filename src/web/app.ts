import { type Context, Hono, type Next } from 'hono'
import { allSections } from '../archive/sources.ts'
import { EDITION_LANGS, type EditionLang, isEditionLang } from '../model/lang.ts'
import type { Action, Client, Outcome, PersonalPage } from './action.ts'
import { answerPage, LONGEST_URL, visitOf } from './answer-page.ts'
import { chooseEdition, preferredEdition, sendToEdition } from './choose-edition.ts'
import { type FormFault, readForm } from './form.ts'
import { SECURITY_HEADERS, UNKEPT_HEADERS } from './headers.ts'
import { ACTIONS, PERSONAL_PAGES } from './routes.ts'
import { isSameOrigin } from './same-origin.ts'
import { serveAsset } from './serve-asset.ts'
import { type ErrorStatus, errorPage } from './site/error-page.ts'
import type { Site } from './site.ts'

/** What the server knows of a request beside the request. */
interface Connection {
  readonly Bindings: { readonly peer?: string | undefined }
}

/** The whole site as a function from Request to Response; `log` is told of failures. */
export function createWeb(site: Site, log: (line: string) => void): Hono<Connection> {
  const app = new Hono<Connection>()
  app.use(async (context, next) => {
    if (context.req.url.length > LONGEST_URL) return context.body(null, 414, SECURITY_HEADERS)
    if (!/^(GET|HEAD|POST)$/.test(context.req.method)) return refuseMethod(site, context, 'GET, HEAD')
    return next()
  })
  app.get('/healthz', (context) => health(site, context))
  app.get('/', sendToEdition)
  app.get('/edition/:lang', chooseEdition)
  app.get('/assets/:file', (context) => {
    const response = serveAsset(site.assets, context.req.path, context.req.header('Accept-Encoding'))
    return response ?? context.notFound()
  })
  for (const lang of EDITION_LANGS) {
    app.get(`/${lang}`, (context) => context.redirect(`/${lang}/`, 301))
    for (const [path, page] of PERSONAL_PAGES) app.get(`/${lang}${path}`, (context) => open(site, context, lang, page))
    for (const [path, action] of ACTIONS) app.post(`/${lang}${path}`, (context) => perform(site, context, lang, action))
  }
  app.get('*', (context, next) => servePage(site, context, next))
  app.notFound((context) =>
    context.req.method === 'POST' ? refuseMethod(site, context, 'GET, HEAD') : serveError(site, context, 404),
  )
  app.onError((error, context) => {
    log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`)
    return serveError(site, context, 500)
  })
  return app
}

async function servePage(site: Site, { req }: Context, next: Next): Promise<Response | undefined> {
  const answer = await answerPage(site, {
    url: pathAndQuery(req.url),
    ifNoneMatch: req.header('If-None-Match'),
    acceptEncoding: req.header('Accept-Encoding'),
  })
  if (answer) return new Response((answer.body ?? null) as BodyInit | null, answer)
  await next()
  return undefined
}

/** Does what a form of this site asks for; anything else that was sent is refused before the action sees it. */
async function perform(site: Site, context: Context<Connection>, lang: EditionLang, action: Action): Promise<Response> {
  const request = context.req.raw
  if (!isSameOrigin(request, site.siteUrl)) return serveError(site, context, 403)
  const form = await readForm(request)
  if (typeof form === 'string') return serveError(site, context, FAULT_STATUS[form])
  const visit = await visitOf(site, destinationOf(context, lang), site.now())
  return answer(site, context, await action(visit, form, clientOf(context)))
}

async function open(site: Site, context: Context<Connection>, lang: EditionLang, page: PersonalPage) {
  const visit = await visitOf(site, destinationOf(context, lang), site.now())
  return answer(site, context, await page(visit, clientOf(context)))
}

function clientOf(context: Context<Connection>): Client {
  return { peer: context.env?.peer, headers: context.req.raw.headers }
}

async function answer(site: Site, context: Context, outcome: Outcome): Promise<Response> {
  if ('notFound' in outcome) return serveError(site, context, 404)
  const headers = { ...UNKEPT_HEADERS, ...outcome.headers }
  if ('seeOther' in outcome) return context.body(null, 303, { ...headers, Location: outcome.seeOther })
  if ('body' in outcome) return context.body(outcome.body as string | Uint8Array<ArrayBuffer>, outcome.status, headers)
  if (outcome.status === 304) return context.body(null, 304, headers)
  return context.body(String(outcome.html), outcome.status, headers)
}

const FAULT_STATUS: Readonly<Record<FormFault, ErrorStatus>> = { unsupported: 415, 'too-large': 413, malformed: 400 }

/** As they were sent. */
function pathAndQuery(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2))
}

function destinationOf({ req }: Context, lang: EditionLang) {
  return { lang, path: req.path, url: pathAndQuery(req.url), param: (name: string) => req.param(name) ?? '' }
}

async function serveError(site: Site, context: Context, status: ErrorStatus): Promise<Response> {
  const first = context.req.path.split('/')[1]
  const lang = isEditionLang(first) ? first : preferredEdition(context)
  const body = String(errorPage(await visitOf(site, destinationOf(context, lang), site.now()), status))
  return context.body(body, status, { ...UNKEPT_HEADERS })
}

async function refuseMethod(site: Site, context: Context, allowed: string): Promise<Response> {
  const response = await serveError(site, context, 405)
  response.headers.set('Allow', allowed)
  return response
}

/** For load balancers and monitors: whether this process can read its archive. */
async function health(site: Site, context: Context): Promise<Response> {
  try {
    await allSections(site.archive.reads)
    return context.text('ok\n', 200, { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' })
  } catch {
    return context.text('the archive cannot be read\n', 503, { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' })
  }
}
