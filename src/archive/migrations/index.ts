import { archive } from './0001-archive.ts'
import { search } from './0002-search.ts'
import { securityCode } from './0004-security-code.ts'
import { staff } from './0005-staff.ts'
import { comments } from './0006-comments.ts'
import { relate } from './0007-relate.ts'
import { searchNames } from './0008-search-names.ts'
import { stories } from './0009-stories.ts'
import { topics } from './0010-topics.ts'
import { people } from './0011-people.ts'
import { embeddings } from './0012-embeddings.ts'
import { relateVectors } from './0013-relate-vectors.ts'
import { searchRemovals } from './0014-search-removals.ts'
import { moderation } from './0016-moderation.ts'
import { relationLog } from './0017-relation-log.ts'
import { documentPeople } from './0018-document-people.ts'
import { articleBySitemap } from './0019-article-by-sitemap.ts'
import { relateWaiting } from './0020-relate-waiting.ts'
import { searchInline } from './0021-search-inline.ts'
import { relateUncounted } from './0022-relate-uncounted.ts'
import type { Migration } from './migration.ts'

/** All migrations, oldest first. A released one is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-archive': archive,
  '0002-search': search,
  '0004-security-code': securityCode,
  '0005-staff': staff,
  '0006-comments': comments,
  '0007-relate': relate,
  '0008-search-names': searchNames,
  '0009-stories': stories,
  '0010-topics': topics,
  '0011-people': people,
  '0012-embeddings': embeddings,
  '0013-relate-vectors': relateVectors,
  '0014-search-removals': searchRemovals,
  '0016-moderation': moderation,
  '0017-relation-log': relationLog,
  '0018-document-people': documentPeople,
  '0019-article-by-sitemap': articleBySitemap,
  '0020-relate-waiting': relateWaiting,
  '0021-search-inline': searchInline,
  '0022-relate-uncounted': relateUncounted,
}
