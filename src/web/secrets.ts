import type { Archive } from '../archive/archive.ts'
import { keysInFile } from '../staff/key-file.ts'
import { type Sealing, type SealingKeys, sealAll, sealingKeys } from '../staff/sealed-secrets.ts'

/** Where the site may keep a key: as a setting, or in a file beside its embedded database. */
export interface KeyPlaces {
  readonly secretKeys: readonly Uint8Array[] | undefined
  readonly databaseUrl: string | undefined
  readonly dataDir: string
}

/**
 * The keys that the site keeps outside its database, after what is in there has been sealed with the first. None beside a
 * PostgreSQL server without the setting: each node would make its own, and not open what the others have sealed.
 */
export async function openSecrets(
  archive: Archive,
  { secretKeys, databaseUrl, dataDir }: KeyPlaces,
): Promise<{ readonly keys: SealingKeys; readonly sealing: Sealing }> {
  const keys = sealingKeys(secretKeys ?? (databaseUrl === undefined ? keysInFile(dataDir) : []))
  return { keys, sealing: await sealAll(archive, keys) }
}
