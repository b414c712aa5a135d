import { arabicReport, culture, economy, jisr, NOW, opinion, report } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { receive } from '../../src/intake/receive.ts'
import { arrivalOf, rejectedArrival } from './arrivals.ts'

const dredging = report('Dredging of the old harbour begins', { id: 'h-1', section: economy })

/** What is there before the batch below comes. */
const BEFORE_THE_CUT = [arrivalOf(dredging), rejectedArrival('<p>', 'no-headline')]

/** Everything that a batch may do: new articles, source and section, a revision, a duplicate, two rejections. */
const POWER_CUT_BATCH = [
  arrivalOf(
    report('Dredging of the old harbour begins a week late', {
      id: 'h-1',
      section: economy,
      references: [{ kind: 'news', title: 'Harbour tolls to rise' }],
    }),
  ),
  arrivalOf(arabicReport('بدء تعميق الميناء القديم', { id: 'h-2', translationOf: 'h-1', section: economy })),
  arrivalOf(opinion('الميناء والمدينة', { section: culture })),
  arrivalOf({ ...dredging, id: undefined, source: jisr, headline: 'Dredging of the old harbour begins' }),
  rejectedArrival('<p>', 'no-headline'),
  rejectedArrival('{"date": "31 February"}', 'unreadable-date', '31 February'),
]

export const takeInBefore = (archive: Archive) => receive(archive, NOW, BEFORE_THE_CUT)
export const takeIn = (archive: Archive) => receive(archive, NOW, POWER_CUT_BATCH)
