import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { splitDateline } from '../../text/dateline.ts'
import { matchKey } from '../../text/fold.ts'
import { resolveSource } from '../agencies.ts'
import type { Draft, Lookups, Step } from './draft.ts'

/**
 * The dateline that the input states, else the one in front of the first paragraph, which is taken out of the body
 * so that no page shows it twice. The agency in it goes when it is the source itself; another one is a credit and
 * stays: `القاهرة (رويترز)`.
 */
export const dateline: Step = (draft, lookups) => {
  const [first, ...others] = draft.text
  const stated = draft.raw.dateline
  const split = splitDateline(first ?? '')
  const found = datelineOf(split, draft, lookups)
  const isFound = found !== undefined && (stated === undefined || isSame(stated, found, split.dateline))
  if (first === undefined || !isFound) return { ...draft, dateline: stated }
  const markup = draft.markup && withoutStart(draft.markup, visible(first) - visible(split.rest))
  return { ...draft, dateline: stated ?? (found || undefined), text: [split.rest, ...others], markup }
}

/** Empty for a paragraph that begins with its source alone: `(رويترز) - `. */
function datelineOf(
  { dateline, agency }: ReturnType<typeof splitDateline>,
  draft: Draft,
  lookups: Lookups,
): string | undefined {
  if (agency === undefined) return dateline
  const source = lookups.source(agency) ?? resolveSource(agency)
  if (source?.key === draft.source?.key) return dateline ?? ''
  return dateline && `${dateline} (${agency})`
}

function isSame(stated: string, ...found: (string | undefined)[]): boolean {
  return found.some((place) => place !== undefined && matchKey(place) === matchKey(stated))
}

/** Counted without white space, which markup and its text do not share. */
function visible(text: string): number {
  return text.replace(/\s+/g, '').length
}

/** Markup without its first `count` visible UTF-16 units, and the space after them. */
function withoutStart(markup: string, count: number): string {
  const fragment = parseFragment(markup)
  let left = count
  let isDone = false
  const visit = (node: DefaultTreeAdapterTypes.ChildNode) => {
    if (isDone) return
    if ('childNodes' in node) node.childNodes.forEach(visit)
    if (!('value' in node)) return
    let at = 0
    while (at < node.value.length && (left > 0 || isSpace(node.value, at))) {
      if (!isSpace(node.value, at)) left -= 1
      at += 1
    }
    isDone = at < node.value.length
    node.value = node.value.slice(at)
  }
  fragment.childNodes.forEach(visit)
  return serialize(fragment)
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}
