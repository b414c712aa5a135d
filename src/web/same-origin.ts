/**
 * Whether a request that changes something comes from a page of this site: by `Sec-Fetch-Site` (Fetch
 * Metadata), else by `Origin` (RFC 6454), which must name the host that was asked or `siteUrl`. A
 * request with neither comes from no current browser; it is let through as long as it carries no
 * cookie, for then it has no one's rights to lend.
 */
export function isSameOrigin(request: Request, siteUrl: string): boolean {
  const { headers } = request
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('Origin')
  if (origin === null) return !headers.has('Cookie')
  return origin === siteUrl || URL.parse(origin)?.host === (headers.get('Host') ?? new URL(request.url).host)
}
