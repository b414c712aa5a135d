import type { Assets } from './assets.ts'
import { preferredEncoding } from './encoding.ts'
import { ASSET_HEADERS } from './headers.ts'

/** The stylesheet, the script, a font or the icon; undefined for a path that none of them has. */
export function serveAsset(assets: Assets, path: string, acceptEncoding: string | undefined): Response | undefined {
  const asset = assets.byPath.get(path)
  if (!asset) return undefined
  const encoding = preferredEncoding(acceptEncoding)
  const encoded = encoding && asset.encoded.get(encoding)
  const headers: Record<string, string> = { ...ASSET_HEADERS, 'Content-Type': asset.contentType }
  if (encoding && encoded) headers['Content-Encoding'] = encoding
  return new Response((encoded ?? asset.body) as BodyInit, { headers })
}
