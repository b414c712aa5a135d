import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Archive } from '../archive/archive.ts'
import { insertPasskey, type Passkey, passkeyById, passkeysOf, usePasskey } from '../archive/passkeys.ts'
import { accountById } from '../archive/staff.ts'
import { logStaffAction } from '../archive/staff-log.ts'
import type { Session, StaffMember } from '../model/staff.ts'
import { CHALLENGE_LIFE, challengeIn, newChallenge, readJson, spendChallenge } from './passkey-challenge.ts'
import { rotateSession } from './sessions.ts'
import { type Browser, enter, type SignedIn } from './sign-in.ts'

/** The site as authenticators know it: the host that a passkey is bound to, and the origin it may be used from. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
  readonly name: string
}

/** EdDSA, ES256 and RS256, by their COSE numbers (RFC 9053): what every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257]

const MOST_PASSKEYS = 20
const LONGEST_NAME = 60

/** Loaded when first needed: it brings a family of certificate parsers along, and few requests are of passkeys. */
const webAuthn = () => import('@simplewebauthn/server')

/** What the browser is asked to sign, for `PublicKeyCredential.parseRequestOptionsFromJSON`; whose passkey, it finds itself. */
export async function passkeyRequest(archive: Archive, now: number, { id }: RelyingParty): Promise<object> {
  const challenge = await newChallenge(archive, now, 'sign-in')
  return { challenge: challenge.toString('base64url'), rpId: id, userVerification: 'required', timeout: CHALLENGE_LIFE }
}

/** What the browser is asked to make, for `PublicKeyCredential.parseCreationOptionsFromJSON`. */
export async function passkeyCreation(
  archive: Archive,
  now: number,
  party: RelyingParty,
  member: StaffMember,
): Promise<object> {
  const { generateRegistrationOptions } = await webAuthn()
  const known = await passkeysOf(archive.writes, member.id)
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: member.email,
    userDisplayName: member.name,
    userID: Buffer.from(String(member.id)),
    challenge: new Uint8Array(await newChallenge(archive, now, `add ${member.id}`)),
    timeout: CHALLENGE_LIFE,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    // It stands for password and code together, so the device must ask who holds it.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Adds the passkey that a browser has made; the session's new token, or undefined when it cannot be taken. */
export async function addPasskey(
  archive: Archive,
  now: number,
  party: RelyingParty,
  { id, actor }: Session,
  name: string,
  written: string,
): Promise<string | undefined> {
  const response = readCredential(REGISTRATION, written) as RegistrationResponseJSON | undefined
  const purpose = `add ${actor.staffId}`
  const challenge = response && (await challengeIn(archive, now, purpose, response.response.clientDataJSON))
  if (!response || !challenge) return undefined
  const { verifyRegistrationResponse } = await webAuthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => REFUSED)
  if (!registrationInfo) return undefined
  const { credential } = registrationInfo
  const passkey: Passkey = {
    credentialId: credential.id,
    staffId: actor.staffId,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: readName(name),
    createdAt: now,
    usedAt: undefined,
  }
  return archive.writes.transaction().execute(async (tx) => {
    if ((await passkeysOf(tx, actor.staffId)).length >= MOST_PASSKEYS) return undefined
    if (!(await spendChallenge(tx, now, actor.staffId, challenge))) return undefined
    if (!(await insertPasskey(tx, passkey))) return undefined
    await logStaffAction(tx, now, actor, 'passkey-added', actor.staffId, passkey.name)
    return rotateSession(tx, id)
  })
}

/**
 * Signs in by a passkey, which takes the place of password and code: it is something that the person has, opened by
 * something that they are or know. No number of failures of others keeps its owner out.
 */
export async function signInByPasskey(
  archive: Archive,
  now: number,
  party: RelyingParty,
  written: string,
  browser: Browser,
): Promise<SignedIn | { readonly outcome: 'refused' }> {
  const response = readCredential(AUTHENTICATION, written) as AuthenticationResponseJSON | undefined
  const passkey = response && (await passkeyById(archive.writes, response.id))
  const account = passkey && (await accountById(archive.writes, passkey.staffId))
  const challenge = response && (await challengeIn(archive, now, 'sign-in', response.response.clientDataJSON))
  if (!response || !passkey || account?.status !== 'active' || !challenge) return { outcome: 'refused' }
  const { verifyAuthenticationResponse } = await webAuthn()
  const { authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).then(
    (result) => (result.verified ? result : REFUSED),
    () => REFUSED,
  )
  if (!authenticationInfo) return { outcome: 'refused' }
  return archive.writes.transaction().execute(async (tx) => {
    if (!(await spendChallenge(tx, now, account.id, challenge))) return { outcome: 'refused' }
    await usePasskey(tx, now, passkey.credentialId, authenticationInfo.newCounter)
    return enter(tx, now, account.id, browser)
  })
}

/** The library throws for whatever does not fit; to the one who sent it, all of that is one refusal. */
const REFUSED = { authenticationInfo: undefined, registrationInfo: undefined } as const

const base64url = z
  .string()
  .max(65_536)
  .regex(/^[\w-]*$/)
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}
const clientDataJSON = base64url

const REGISTRATION = z.object({
  ...credential,
  response: z.object({
    clientDataJSON,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
})

const AUTHENTICATION = z.object({
  ...credential,
  response: z.object({ clientDataJSON, authenticatorData: base64url, signature: base64url }),
})

/** A credential as `PublicKeyCredential.toJSON` writes it; undefined for anything else. */
function readCredential<T>(shape: z.ZodType<T>, written: string): T | undefined {
  return shape.safeParse(readJson(written)).data
}

function readName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
  return [...plain].slice(0, LONGEST_NAME).join('') || '—'
}
