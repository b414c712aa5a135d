import { isIP } from 'node:net'

/**
 * The network that an address stands for, by which whoever is there is counted. `host` is what one household has: an IPv4 address, or the /64 that
 * IPv6 gives to one link (RFC 4291), since anyone has 2^64 addresses there. `network` is a neighbourhood:
 * /24, or the /48 of a site (RFC 6177). Undefined for what is no address.
 */
export function addressPrefix(address: string | undefined, width: 'host' | 'network'): string | undefined {
  const plain = address?.replace(/%.*$/, '') ?? ''
  if (isIP(plain) === 4) return width === 'host' ? plain : `${plain.slice(0, plain.lastIndexOf('.'))}.0/24`
  if (isIP(plain) !== 6) return undefined
  const groups = groupsOf(plain)
  const mapped = mappedIpv4(groups)
  if (mapped) return addressPrefix(mapped, width)
  return `${groups.slice(0, width === 'host' ? 4 : 3).join(':')}::/${width === 'host' ? 64 : 48}`
}

/** The eight groups of an IPv6 address, as numbers in hexadecimal without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail] = written.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...(tail === undefined ? [] : zeros), ...after]
}

/** An IPv4 address that a socket of both families shows as `::ffff:192.0.2.1` (RFC 4291 section 2.5.5.2). */
function mappedIpv4(groups: readonly string[]): string | undefined {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return undefined
  const bytes = groups.slice(6).flatMap((group) => {
    const number = Number.parseInt(group, 16)
    return [number >> 8, number & 0xff]
  })
  return bytes.join('.')
}
