import type { Key } from '../keys-dialog.ts'

/** The keys of the page of an article's lists. */
export const RELATED_KEYS: readonly Key[] = [
  ['J', 'ت', 'relatedesk.keys.j'],
  ['K', 'ن', 'relatedesk.keys.k'],
  ['P', 'ح', 'relatedesk.keys.p'],
  ['U', 'ع', 'relatedesk.keys.u'],
  ['D', 'ي', 'relatedesk.keys.d'],
  ['B', 'لا', 'relatedesk.keys.b'],
  ['X', 'ء', 'relatedesk.keys.x'],
  ['Z', 'ئ', 'relatedesk.keys.z'],
  ['?', '؟', 'moderation.keys.help'],
]
