import type { BlockList } from 'node:net'
import type { Archive } from '../archive/archive.ts'
import type { Stored } from '../archive/sources.ts'
import type { CommentSettings } from '../comments/settings.ts'
import type { Edition } from '../locale/edition.ts'
import type { EditionLang } from '../model/lang.ts'
import type { Section } from '../model/source.ts'
import type { ModelOfMeaning } from '../relate/meaning/meaning.ts'
import type { SealingKeys } from '../staff/sealed-secrets.ts'
import type { Assets } from './assets.ts'
import type { PageCache } from './page-cache.ts'

/** What every page of the site is made with. */
export interface Site {
  readonly archive: Archive
  readonly editions: Readonly<Record<EditionLang, Edition>>
  /** Scheme and host that readers use, without a slash at the end. */
  readonly siteUrl: string
  readonly copyrightHolder: string | undefined
  readonly now: () => number
  readonly assets: Assets
  readonly cache: PageCache
  /** The sections, for the menu of every page, as they are at a version of the archive. */
  readonly menu: (version: string) => Promise<readonly Stored<Section>[]>
  readonly comments: CommentSettings
  /** What the secrets of authenticators are sealed with. */
  readonly sealingKeys: SealingKeys
  /** The embedding model that joins the scores of related articles, if the operator gave one. */
  readonly meaning?: ModelOfMeaning | undefined
  /** From how many texts on that tell of a person there is a page of them; 0 where there are none. */
  readonly personPagesFrom: number
  /** Proxies whose word is taken for the address of a client. */
  readonly trustedProxies: BlockList
  /** Changes when the code that draws pages does; part of every ETag. */
  readonly template: string
}

/** One request for a page: the edition and instant it is answered in, and what its path and query say. */
export interface Visit {
  readonly site: Site
  readonly edition: Edition
  readonly now: number
  /** As the reader asked for it, decoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  /** The named parts of the path. */
  readonly param: (name: string) => string
  /** The site's sections, for the menu. */
  readonly sections: readonly Stored<Section>[]
}
