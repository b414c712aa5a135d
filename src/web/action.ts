import type { Form } from './form.ts'
import type { Html } from './html.ts'
import type { NotFound } from './page.ts'
import type { Visit } from './site.ts'

/** Who sent a request, as far as it can be told. */
export interface Client {
  /** The address that the connection comes from; undefined inside tests that have no socket. */
  readonly peer: string | undefined
  readonly headers: Headers
}

/** Headers of an answer; one that is set several times, such as `Set-Cookie`, has a list. */
export type AnswerHeaders = Readonly<Record<string, string | string[]>>

/** The change is made, or was already: the reader goes on to another page (303), so that reloading sends nothing twice. */
export interface SeeOther {
  readonly seeOther: string
  readonly headers?: AnswerHeaders
}

/** The page again, with what was typed and what is to be done about it. */
export interface Redrawn {
  readonly status: 200 | 304 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429
  readonly html: Html
  readonly headers?: AnswerHeaders
}

/** Something else than a page, for the one who asks alone; its headers say of which type. */
export interface Sent {
  readonly status: 200 | 410 | 429
  readonly headers: AnswerHeaders
  readonly body: Uint8Array | string
}

export type Outcome = SeeOther | Redrawn | Sent | NotFound

/** One request that changes something: what was sent, already known to be a form of this site's own. */
export type Action = (visit: Visit, form: Form, client: Client) => Promise<Outcome>

/** A page for the one who asks alone: it is kept nowhere, and may depend on the cookies that come with the request. */
export type PersonalPage = (visit: Visit, client: Client) => Promise<Outcome>
