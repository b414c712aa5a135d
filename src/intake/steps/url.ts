import type { Step } from './draft.ts'

/** The address of the text at its source; without the fragment, which names a place in it and not another text. */
export const url: Step = (draft) => {
  if (draft.raw.url === undefined) return { ...draft, url: undefined }
  const url = URL.parse(draft.raw.url)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return { rejection: 'invalid-field', detail: 'url' }
  }
  url.hash = ''
  return { ...draft, url: url.href }
}
