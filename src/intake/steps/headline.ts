import type { Step } from './draft.ts'

export const headline: Step = (draft) => {
  const { headline } = draft.raw
  return headline === undefined ? { rejection: 'no-headline' } : { ...draft, headline }
}
