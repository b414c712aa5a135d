import type { Newsroom } from './newsroom.ts'
import { SITE_URL } from './newsroom.ts'

/** A browser as far as signing in goes: it keeps cookies, sends forms of the site's own, and comes from an address. */
export interface Tab {
  readonly cookies: Map<string, string>
  get(path: string): Promise<Response>
  /** Sends a form; follows nothing. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>
}

export function openTab(newsroom: Newsroom, peer = '192.0.2.1'): Tab {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.set('User-Agent', `Tab at ${peer}`)
    if (cookies.size > 0) headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await newsroom.app.request(new Request(new URL(path, SITE_URL), { ...init, headers }), peer)
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie)
    return response
  }
  return {
    cookies,
    get: (path) => send(path, {}),
    post: (path, fields = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', Referer: SITE_URL + path },
        body: new URLSearchParams(fields),
      }),
  }
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim())
  const [name = '', value = ''] = pair.split(/=(.*)/s)
  if (attributes.includes('Max-Age=0')) cookies.delete(name)
  else cookies.set(name, value)
}
