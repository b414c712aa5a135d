import { ANSWER_LENGTH } from '../../src/comments/code/code.ts'
import { drawCode } from '../../src/comments/code/picture.ts'
import { type Random, randomFrom } from '../../src/comments/code/random.ts'
import { speakCode } from '../../src/comments/code/sound.ts'
import { type Example, learn } from './perceptron.ts'
import { inkOf, outlinesOf } from './read-picture.ts'
import { soundReader } from './read-sound.ts'

/** How often an attack reads one digit, and a whole code. */
export interface Success {
  readonly way: string
  readonly code: string
  readonly digit: number
  readonly whole: number
}

interface Sizes {
  /** How many pictures an attacker draws with our own code, to learn from. */
  readonly learned: number
  /** How many new ones are then read. */
  readonly tried: number
}

const CHANCE_OF_A_DIGIT = 8

/** Tries what someone with this source code and an afternoon would, and says how often it reads a code it has not seen. */
export function attackCodes({ learned, tried }: Sizes): readonly Success[] {
  return [
    ...(['latn', 'arab'] as const).flatMap((digits) => {
      const random = randomFrom(new Uint8Array(32).fill(1))
      const draw = (count: number) =>
        Array.from({ length: count }, () => {
          const answer = newAnswer(random)
          return { answer, png: Buffer.from(drawCode(answer, digits, random)) }
        })
      const [known, unknown] = [draw(learned), draw(tried)]
      const ways = [
        ['nearest of 1,000 templates', (examples: Example[]) => nearest(examples.slice(0, 1000)), inkOf],
        ['learned from outlines', (examples: Example[]) => learn(examples, CHANCE_OF_A_DIGIT, random), outlinesOf],
      ] as const
      return ways.map(([way, teach, featuresOf]) => {
        const examples = known.flatMap(({ answer, png }) =>
          featuresOf(png).map((features, index) => ({ features, label: Number(answer[index]) - 2 })),
        )
        const classOf = teach(examples)
        const read = unknown.map(({ png }) =>
          featuresOf(png)
            .map((features) => classOf(features) + 2)
            .join(''),
        )
        return success(
          way,
          `picture, ${digits}`,
          unknown.map(({ answer }) => answer),
          read,
        )
      })
    }),
    ...(['en', 'ar'] as const).map((lang) => {
      const random = randomFrom(new Uint8Array(32).fill(2))
      const read = soundReader(lang)
      const answers = Array.from({ length: Math.ceil(tried / 5) }, () => newAnswer(random))
      const heard = answers.map((answer) => read(Buffer.from(speakCode(answer, lang, random))))
      return success('the recordings laid over it', `sound, ${lang}`, answers, heard)
    }),
  ]
}

function newAnswer(random: Random): string {
  return Array.from({ length: ANSWER_LENGTH }, () => String(2 + Math.floor(random() * CHANCE_OF_A_DIGIT))).join('')
}

function nearest(examples: readonly Example[]): (features: Float32Array) => number {
  const distance = (one: Float32Array, other: Float32Array) =>
    one.reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0)
  return (features) => {
    const distances = examples.map((example) => distance(features, example.features))
    return examples[distances.indexOf(Math.min(...distances))]?.label ?? 0
  }
}

function success(way: string, code: string, answers: readonly string[], read: readonly string[]): Success {
  const whole = answers.filter((answer, index) => answer === read[index]).length
  const digits = answers.flatMap((answer, index) => [...answer].map((digit, at) => digit === read[index]?.[at]))
  return { way, code, digit: digits.filter(Boolean).length / digits.length, whole: whole / answers.length }
}
