const form = document.querySelector('#add-comment')

let latest

/**
 * Makes the small calculation that the site asks for (ALTCHA, PoW v2), while the reader writes. The browser derives the keys
 * outside this script, so nothing on the page waits; a form that is sent before it is done is sent without it.
 */
export async function prove(challenge) {
  latest = challenge
  const field = form.querySelector('[name=proof]')
  if (!challenge || !field || !globalThis.crypto?.subtle) return
  field.value = ''
  form.querySelector('[data-proof-told]').hidden = false
  const { parameters } = JSON.parse(challenge)
  const solution = await solve(parameters, () => latest === challenge)
  // Another code has come meanwhile, with another challenge.
  if (solution && latest === challenge) field.value = JSON.stringify({ challenge: JSON.parse(challenge), solution })
}

async function solve({ nonce, salt, cost, keyLength, keyPrefix }, isWanted) {
  const password = new Uint8Array([...bytesOf(nonce), 0, 0, 0, 0])
  const counterIn = new DataView(password.buffer)
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  for (let counter = 0; isWanted(); counter += 1) {
    counterIn.setUint32(password.length - 4, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const derivedKey = hexOf(await crypto.subtle.deriveBits(how, key, keyLength * 8))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16))
const hexOf = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
