import type { Key } from '../keys-dialog.ts'

/** The keys of a list of comments. */
export const MODERATION_KEYS: readonly Key[] = [
  ['J', 'ت', 'moderation.keys.j'],
  ['K', 'ن', 'moderation.keys.k'],
  ['F', 'ب', 'moderation.keys.f'],
  ['D', 'ي', 'moderation.keys.d'],
  ['S', 'س', 'moderation.keys.s'],
  ['B', 'لا', 'moderation.keys.b'],
  ['Z', 'ئ', 'moderation.keys.z'],
  ['?', '؟', 'moderation.keys.help'],
]
