import { sectionByKey } from '../../archive/sources.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import { listPage, loadList } from '../parts/list-page.ts'
import { sectionName } from '../parts/names.ts'
import { searchInside } from '../parts/search-inside.ts'
import { sectionPath } from '../paths.ts'

/** The articles of a section. */
export const sectionPage = definePage({
  async load(visit) {
    const section = await sectionByKey(visit.site.archive.reads, visit.param('key'))
    if (!section) return NOT_FOUND
    return { data: { section, list: await loadList(visit, { sectionId: section.id }) } }
  },
  view(visit, { section, list }) {
    const { text, lang } = sectionName(section, visit.edition.lang)
    const path = sectionPath(visit.edition.lang, section.key)
    return listPage(visit, list, {
      path,
      title: text,
      titleLang: lang,
      empty: 'empty.section',
      before: searchInside(visit, 'section', section),
      inSection: true,
    })
  },
})
