const KEY_BYTES = 32

/** `key,key,…` or one on each line, each 32 bytes in base64url or base64; undefined where one is not that, or there is none. */
export function readSecretKeys(written: string): readonly Uint8Array[] | undefined {
  const keys: Uint8Array[] = []
  for (const part of written.split(/[\s,]+/).filter((one) => one !== '')) {
    const key = /^[\w+/-]{43}=?$/.test(part) ? Buffer.from(part, 'base64url') : undefined
    if (key?.byteLength !== KEY_BYTES) return undefined
    keys.push(key)
  }
  return keys.length > 0 ? keys : undefined
}
