import type { FormerDecision, RelationDecision } from '../model/relation-log.ts'

/** What editors decided of the lists of one article: pinned articles in their order, both lists in one, and banned ones. */
export interface Decisions {
  readonly pinned: readonly number[]
  readonly banned: ReadonlySet<number>
}

/** What stands decided of an article. */
export function decidedOf({ pinned, banned }: Decisions, id: number): RelationDecision {
  const place = pinned.indexOf(id)
  if (place >= 0) return { state: 'pinned', place }
  return { state: banned.has(id) ? 'banned' : 'listed' }
}

/** Articles go to the head, in this order, before those that are pinned already. */
export function pinnedFirst(before: Decisions, ids: readonly number[]): Decisions {
  const { pinned, banned } = without(before, ids)
  return { pinned: [...new Set(ids), ...pinned], banned }
}

export function bannedToo(before: Decisions, ids: readonly number[]): Decisions {
  const { pinned, banned } = without(before, ids)
  return { pinned, banned: new Set([...banned, ...ids]) }
}

/** Nothing is decided of these articles any more. */
export function without({ pinned, banned }: Decisions, ids: readonly number[]): Decisions {
  return {
    pinned: pinned.filter((id) => !ids.includes(id)),
    banned: new Set([...banned].filter((id) => !ids.includes(id))),
  }
}

/** A pinned article changes places with the one before or behind it in its list; the other list's stand in between and stay. */
export function moved(before: Decisions, id: number, by: -1 | 1, isOfItsList: (id: number) => boolean): Decisions {
  const list = before.pinned.filter(isOfItsList)
  const other = list[list.indexOf(id) + by]
  if (!list.includes(id) || other === undefined) return before
  const swapped = new Map([
    [id, other],
    [other, id],
  ])
  return { ...before, pinned: before.pinned.map((one) => swapped.get(one) ?? one) }
}

/** Puts articles back as they were decided; those pinned go back to their places among what is pinned now. */
export function restored(now: Decisions, former: readonly FormerDecision[]): Decisions {
  const { pinned, banned } = without(
    now,
    former.map(({ id }) => id),
  )
  const back = former.flatMap(({ id, before }) => (before.state === 'pinned' ? [{ id, place: before.place }] : []))
  const order = [...pinned]
  for (const { id, place } of back.sort((one, other) => one.place - other.place)) order.splice(place, 0, id)
  const bannedAgain = former.flatMap(({ id, before }) => (before.state === 'banned' ? [id] : []))
  return { pinned: order, banned: new Set([...banned, ...bannedAgain]) }
}
