import { hash, randomBytes } from 'node:crypto'

/** 256 random bits that nobody can guess; whoever shows them is who they were given to. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Under which a token is kept. So much chance needs no slow hash, and whoever reads the database cannot turn it back. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url')
}
