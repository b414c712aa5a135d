/** From so likely on two reports are of one chain of events; measured by `npm run evaluate -- stories`. */
const LINK = 0.34
/** A story's articles near in time must be this like on average, so that a chain of half-likenesses does not lead astray. */
const AVERAGE = 0.17

interface Other {
  readonly id: number
  readonly publishedAt: number
}

/** An article that another was compared with, and the story that it is in. */
export interface Linked {
  readonly other: Other
  /** How likely both tell of one chain of events; 1 for a translation or a copy. */
  readonly link: number
  readonly story: number | undefined
  readonly isSame: boolean
}

/** A story, or a single article that has none, with how an article is linked to it, the strongest first. */
export interface Group {
  readonly story: number | undefined
  readonly links: readonly { readonly other: Other; readonly link: number }[]
  readonly isSame: boolean
}

export function groupsOf(linked: readonly Linked[]): readonly Group[] {
  const byGroup = Map.groupBy(linked, ({ story, other }) => (story === undefined ? `article ${other.id}` : `${story}`))
  return [...byGroup.values()].map((group) => ({
    story: group[0]?.story,
    isSame: group.some(({ isSame }) => isSame),
    links: group.toSorted((one, two) => two.link - one.link || one.other.id - two.other.id),
  }))
}

/** The group that an article belongs to: that of its translation or copy, else the one it is most like; or none. */
export function whereTo(groups: readonly Group[], excluded: ReadonlySet<number>): Group | undefined {
  return groups
    .filter(({ story }) => story === undefined || !excluded.has(story))
    .filter((group) => group.isSame || (bestOf(group) >= LINK && averageOf(group) >= AVERAGE))
    .sort(
      (one, other) =>
        Number(other.isSame) - Number(one.isSame) ||
        bestOf(other) - bestOf(one) ||
        Number(other.story !== undefined) - Number(one.story !== undefined),
    )[0]
}

const bestOf = ({ links }: Group) => links[0]?.link ?? 0
const averageOf = ({ links }: Group) => links.reduce((sum, { link }) => sum + link, 0) / links.length
