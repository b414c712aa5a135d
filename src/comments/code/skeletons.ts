/** A place in a digit's box: x from 0 to about 0.6, y from 0 at the top to 1 at the foot. */
export type Point = readonly [x: number, y: number]

/** One movement of the pen: a smooth curve through its points. Two points are a straight line. */
export type Stroke = readonly Point[]

/** The digits that a code is made of, as strokes of a pen, each in the ways that people write it. */
export type Skeletons = Readonly<Record<string, readonly (readonly Stroke[])[]>>

/** As they are written down here: points in hundredths, `x,y`; a slash where the pen begins anew. */
type Written = Readonly<Record<string, readonly string[]>>

/** 2–9. */
const latn: Written = {
  2: [
    '5,26 13,6 33,0 53,9 55,29 42,52 20,78 3,100 / 3,100 58,99',
    '6,22 20,2 46,3 55,25 40,55 12,90 8,98 20,93 42,97 60,94',
  ],
  3: [
    '6,12 27,0 50,9 51,33 36,45 20,47 / 20,47 40,48 57,62 55,85 36,100 14,98 3,85',
    '6,0 54,0 / 54,0 24,42 / 24,42 46,46 58,66 50,92 26,100 4,90',
  ],
  4: ['43,0 2,68 / 2,68 60,68 / 43,0 43,100', '12,0 5,56 / 5,56 58,54 / 46,14 42,100'],
  5: ['53,0 12,1 / 12,1 8,45 / 8,45 30,37 52,48 56,73 42,95 20,100 2,88'],
  6: ['48,3 25,17 9,46 6,75 20,97 42,97 55,78 50,56 32,48 14,57 7,72'],
  7: ['2,0 56,0 / 56,0 38,38 25,70 20,100', '2,2 58,0 / 58,0 30,56 18,100 / 14,50 50,48'],
  8: ['30,47 10,36 8,14 30,0 52,14 50,36 30,47 8,63 5,86 30,100 55,86 52,63 30,47'],
  9: [
    '52,30 42,46 22,49 7,34 10,10 30,0 50,8 54,30 52,60 44,83 26,100',
    '52,30 40,47 20,47 7,28 16,4 40,0 53,14 52,30 / 53,14 52,100',
  ],
}

/** ٢–٩. */
const arab: Written = {
  2: ['0,0 10,34 17,66 20,100 / 2,6 12,27 30,34 48,24 54,0', '2,0 20,100 / 4,10 24,26 46,20 56,0'],
  3: ['0,0 9,34 16,66 19,100 / 1,5 9,26 20,28 30,5 / 30,5 35,26 48,29 58,18 62,0'],
  4: ['46,0 22,8 12,24 22,40 44,46 / 44,46 16,56 5,76 18,95 50,98', '40,0 8,26 / 8,26 40,50 / 40,50 8,72 14,94 52,97'],
  5: ['30,14 12,32 4,62 14,90 32,97 50,88 56,60 47,32 30,14', '26,10 6,44 6,80 26,96 48,90 55,62 42,30 26,10'],
  6: ['2,2 20,7 44,4 / 44,4 43,40 46,74 56,100', '0,4 46,2 / 46,2 50,100'],
  7: ['4,0 16,42 29,100 / 29,100 41,46 55,0'],
  8: ['4,100 17,50 30,0 / 30,0 42,56 55,100'],
  9: ['50,20 40,2 18,3 6,20 14,38 34,40 50,28 / 49,10 48,50 52,80 58,100'],
}

function skeletonsOf(written: Written): Skeletons {
  const pointOf = (pair: string): Point => {
    const [x = 0, y = 0] = pair.split(',').map(Number)
    return [x / 100, y / 100]
  }
  const strokesOf = (way: string) => way.split(' / ').map((stroke) => stroke.split(' ').map(pointOf))
  return Object.fromEntries(Object.entries(written).map(([digit, ways]) => [digit, ways.map(strokesOf)]))
}

/** Which digits an edition prints, by the names of Unicode's numbering systems. */
export type DigitSet = 'latn' | 'arab'

export const SKELETONS: Readonly<Record<DigitSet, Skeletons>> = { latn: skeletonsOf(latn), arab: skeletonsOf(arab) }
