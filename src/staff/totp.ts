import { Secret, TOTP } from 'otpauth'

/** What authenticator apps understand without being told: SHA-1, six digits, half a minute (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** 160 bits, as RFC 4226 recommends (section 4, R6). */
const SECRET_BYTES = 20

/** A new secret, in base32 as a person can type it. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** Whether a text is such a secret. */
export function isTotpSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text)
}

/** What an app reads out of the picture: `otpauth://totp/…`. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...FORM, secret, issuer, label }).toString()
}

/**
 * The time step that a code belongs to: the present one, or one beside it, since clocks differ. Undefined when the
 * code is of none of them. Whether it was used before is for the caller to say.
 */
export function totpStep(secret: string, code: string, now: number): number | undefined {
  const delta = new TOTP({ ...FORM, secret }).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / FORM.period) + delta
}
