import { message } from '../../../locale/messages.ts'
import type { Place } from '../../../text/gazetteer/place.ts'
import { placeById } from '../../../text/gazetteer/places.ts'
import type { Html } from '../../html.ts'
import { drawMap } from '../../map/draw-map.ts'
import { entityName } from '../../parts/entity-name.ts'
import type { Visit } from '../../site.ts'

const MOST_PLACES = 10

/** The places of a story on a map: its towns and regions, or its countries where it names nothing nearer. */
export function storyMap({ edition }: Visit, entities: readonly string[]): Html | undefined {
  const places = entities.flatMap((entity) => {
    const place = entity.startsWith('place:') ? placeById(entity.slice('place:'.length)) : undefined
    const name = entityName(entity, edition.lang)
    return place && name
      ? [{ name, place, latitude: place.latitude, longitude: place.longitude, isWide: isWide(place) }]
      : []
  })
  const near = places.filter((one) => !one.isWide)
  const shown = (near.length > 0 ? near : places).slice(0, MOST_PLACES)
  return drawMap(edition.lang, message(edition, 'story.map'), shown)
}

export function isWide({ type }: Place): boolean {
  return type === 'country' || type === 'region' || type === 'sea'
}
