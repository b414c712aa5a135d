/**
 * What one subscriber has of an address, by which tries are counted: an IPv4 address whole, of IPv6 the first 64
 * bits, within which a subscriber may take a new address for every request (RFC 6177). An IPv4 address in IPv6 clothing
 * (RFC 4291, section 2.5.5.2) is the IPv4 address. Connections without an address are all the same one.
 */
export function addressPrefix(address: string | undefined): string {
  if (address === undefined) return 'none'
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  return address.includes(':') ? `${firstGroups(address.toLowerCase(), 4).join(':')}::/64` : address
}

/** The groups of an IPv6 address as it is written, with `::` written out and no leading zeros. */
function firstGroups(address: string, count: number): readonly string[] {
  const [plain = ''] = address.split('%', 1)
  const [head = '', tail] = plain.split('::', 2)
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(gap).fill('0'), ...after]
  return groups.slice(0, count).map((group) => group.replace(/^0+(?=.)/, ''))
}
