import { message } from '../../locale/messages.ts'
import type { Kind } from '../../model/article.ts'
import { definePage } from '../page.ts'
import { listPage, loadList } from '../parts/list-page.ts'
import { kindPath } from '../paths.ts'

/** All reports, or all articles, of an edition. */
export const kindPage = (kind: Kind) =>
  definePage({
    load: async (visit) => ({ data: await loadList(visit, { kind }) }),
    view: (visit, list) =>
      listPage(visit, list, {
        path: kindPath(visit.edition.lang, kind),
        title: message(visit.edition, `kind.${kind}`),
        empty: 'empty.kind',
      }),
  })
