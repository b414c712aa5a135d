import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type GeoProjection, geoPath } from 'd3-geo'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { SimplifiedPath } from './context.ts'

type Country = Polygon | MultiPolygon

interface Atlas {
  readonly topology: Topology
  readonly countries: readonly { readonly geometry: Country; readonly box: Box }[]
}

/** Degrees: west, south, east, north. */
export type Box = readonly [number, number, number, number]

/** Natural Earth, public domain, as the package `world-atlas` carries it; read when the first map is drawn. */
const atlases = new Map<string, Atlas>()

function atlas(detail: '50m' | '110m'): Atlas {
  const known = atlases.get(detail)
  if (known) return known
  const file = fileURLToPath(import.meta.resolve(`world-atlas/countries-${detail}.json`))
  const topology: Topology = JSON.parse(readFileSync(file, 'utf8'))
  const { geometries } = topology.objects.countries as GeometryCollection
  const countries = geometries
    .filter((one): one is Country => one.type === 'Polygon' || one.type === 'MultiPolygon')
    .map((geometry) => ({ geometry, box: boxOf(topology, geometry) }))
  const made = { topology, countries }
  atlases.set(detail, made)
  return made
}

/** Land and the borders on it, of the part of the world that a projection shows, as SVG path data. */
export function outlines(
  projection: GeoProjection,
  box: Box,
  detail: '50m' | '110m',
): { readonly land: string; readonly borders: string } {
  const { topology, countries } = atlas(detail)
  const shown = countries.filter((one) => overlap(one.box, box)).map(({ geometry }) => geometry)
  if (shown.length === 0) return { land: '', borders: '' }
  const all: GeometryCollection = { type: 'GeometryCollection', geometries: shown }
  const draw = (shape: Parameters<ReturnType<typeof geoPath>>[0]) => {
    const path = new SimplifiedPath()
    geoPath(projection, path)(shape)
    return path.toString()
  }
  return {
    land: draw(merge(topology, shown)),
    borders: draw(mesh(topology, all, (one, other) => one !== other)),
  }
}

function overlap([west, south, east, north]: Box, other: Box): boolean {
  return west <= other[2] && east >= other[0] && south <= other[3] && north >= other[1]
}

/** The extent of a country over its arcs, which are steps from a first point in a grid (TopoJSON 1.0, section 2.1.3). */
function boxOf({ arcs, transform }: Topology, geometry: Country): Box {
  const [scaleX, scaleY] = transform?.scale ?? [1, 1]
  const [shiftX, shiftY] = transform?.translate ?? [0, 0]
  const box = [180, 90, -180, -90] as [number, number, number, number]
  for (const index of (geometry.arcs as unknown[]).flat(3) as number[]) {
    let [x, y] = [0, 0]
    for (const [stepX = 0, stepY = 0] of arcs[index < 0 ? ~index : index] ?? []) {
      x += stepX
      y += stepY
      const [longitude, latitude] = [x * scaleX + shiftX, y * scaleY + shiftY]
      box[0] = Math.min(box[0], longitude)
      box[1] = Math.min(box[1], latitude)
      box[2] = Math.max(box[2], longitude)
      box[3] = Math.max(box[3], latitude)
    }
  }
  return box
}
