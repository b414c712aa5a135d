import type { RelyingParty } from '../../staff/passkeys.ts'
import type { Visit } from '../site.ts'

/** A passkey is bound to the host of `SITE_URL`; one that was made under another host opens nothing. */
export function relyingPartyOf({ site, edition }: Visit): RelyingParty {
  const { hostname, origin } = new URL(site.siteUrl)
  return { id: hostname, origin, name: edition.name }
}
