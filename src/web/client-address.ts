import { type BlockList, isIP } from 'node:net'
import type { Client } from './action.ts'

/**
 * The address of whoever sent a request. Behind a trusted proxy it is the last one of `X-Forwarded-For` that is no
 * trusted proxy itself: what stands before it anyone may have written. Undefined when nothing is known.
 */
export function clientAddress({ peer, headers }: Client, trusted: BlockList): string | undefined {
  if (peer === undefined || !isTrusted(peer, trusted)) return peer
  const hops = (headers.get('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim())
  const client = hops.findLast((hop) => hop !== '' && !isTrusted(hop, trusted))
  return client !== undefined && isIP(client) !== 0 ? client : peer
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address)
  return family !== 0 && trusted.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
