import { geoMercator } from 'd3-geo'
import type { EditionLang } from '../../model/lang.ts'
import { type Html, html } from '../html.ts'
import { type Box, outlines } from './outlines.ts'

/** A place on a map, with its name in the language of the edition. */
export interface MappedPlace {
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  /** A country, a sea. */
  readonly isWide?: boolean
}

const WIDTH = 640
const HEIGHT = 400
/** A town is shown with the country around it, a country with its neighbours. */
const LEAST_DEGREES = { near: 12, wide: 34 } as const
/** From so wide on, fine coasts are not seen. */
const COARSE_DEGREES = 40

/** How much room a name takes, in units of the drawing; the mean of both scripts. */
const LETTER = 11
const LINE = 24

/**
 * A map of some places, drawn here from vector outlines: no tiles, no script, nothing from elsewhere. What it shows must
 * stand in the page as text too. `title` says what it shows to those who hear it. Undefined without places.
 */
export function drawMap(lang: EditionLang, title: string, places: readonly MappedPlace[]): Html | undefined {
  if (places.length === 0) return undefined
  const [west, south, east, north] = boxAround(places)
  const projection = geoMercator()
    .fitExtent(
      [
        [0, 0],
        [WIDTH, HEIGHT],
      ],
      {
        type: 'MultiPoint',
        coordinates: [
          [west, south],
          [east, north],
        ],
      },
    )
    .clipExtent([
      [-4, -4],
      [WIDTH + 4, HEIGHT + 4],
    ])
  const corners = [projection.invert?.([0, HEIGHT]), projection.invert?.([WIDTH, 0])]
  const box: Box = [...(corners[0] ?? [west, south]), ...(corners[1] ?? [east, north])] as unknown as Box
  const { land, borders } = outlines(projection, box, box[2] - box[0] > COARSE_DEGREES ? '110m' : '50m')
  const dots = places.flatMap((place) => {
    const at = projection([place.longitude, place.latitude])
    return at ? [{ place, x: Math.round(at[0]), y: Math.round(at[1]) }] : []
  })
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" lang="${lang}">
<path class="land" d="${land}"/><path class="borders" d="${borders}"/>
${dots.map(({ x, y }) => html`<circle cx="${x}" cy="${y}" r="6"/>`)}
${labelled(dots).map(({ place, x, y }) => html`<text x="${x}" y="${y}">${place.name}</text>`)}
</svg>`
}

/** All places with some room around them, in the shape of the drawing. */
function boxAround(places: readonly MappedPlace[]): Box {
  const [longitudes, latitudes] = [places.map((one) => one.longitude), places.map((one) => one.latitude)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const least = LEAST_DEGREES[places.some(({ isWide }) => isWide) ? 'wide' : 'near']
  const half = Math.max(least, (east - west) * 1.35) / 2
  const halfHeight = Math.max((least * HEIGHT) / WIDTH, (north - south) * 1.4) / 2
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  return [
    Math.max(-180, x - half),
    Math.max(-75, y - halfHeight),
    Math.min(180, x + half),
    Math.min(80, y + halfHeight),
  ]
}

interface Dot {
  readonly place: MappedPlace
  readonly x: number
  readonly y: number
}

/** Names above their dots, or below where another one is; what has no room is left to the list beside the map. */
function labelled(dots: readonly Dot[]): readonly Dot[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
  return dots.flatMap((dot) => {
    const half = (dot.place.name.length * LETTER) / 2
    const x = Math.round(Math.min(Math.max(dot.x, half + 4), WIDTH - half - 4))
    for (const y of [dot.y - 13, dot.y + 30]) {
      const room = { left: x - half, right: x + half, top: y - LINE, bottom: y + 4 }
      const clashes = taken.some(
        (one) => one.left < room.right && one.right > room.left && one.top < room.bottom && one.bottom > room.top,
      )
      if (clashes || room.top < 0 || room.bottom > HEIGHT) continue
      taken.push(room)
      return [{ ...dot, x, y }]
    }
    return []
  })
}
