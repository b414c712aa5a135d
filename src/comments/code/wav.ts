/** Sound of one channel: samples from −1 to 1. */
export interface Sound {
  /** Samples a second. */
  readonly rate: number
  readonly samples: Float32Array
}

const PCM = 1
const MU_LAW = 7

/**
 * Reads a WAV file of one channel (RIFF, Microsoft and IBM 1991) in 16-bit PCM or µ-law. Throws on any other: only
 * our own recordings are read, and what they are made of.
 */
export function readWav(bytes: Buffer): Sound {
  const format = chunkOf(bytes, 'fmt ')
  const data = chunkOf(bytes, 'data')
  const [encoding, channels] = [format.readUInt16LE(0), format.readUInt16LE(2)]
  const rate = format.readUInt32LE(4)
  if (channels !== 1) throw new Error(`a recording has ${channels} channels`)
  if (encoding === MU_LAW) return { rate, samples: Float32Array.from(data, (byte) => MU_LAW_VALUES[byte] ?? 0) }
  if (encoding !== PCM || format.readUInt16LE(14) !== 16) throw new Error('a recording is in an unknown format')
  const samples = new Float32Array(data.byteLength >> 1)
  for (const index of samples.keys()) samples[index] = data.readInt16LE(index * 2) / 32_768
  return { rate, samples }
}

function chunkOf(bytes: Buffer, name: string): Buffer {
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const size = bytes.readUInt32LE(at + 4)
    if (bytes.toString('latin1', at, at + 4) === name) return bytes.subarray(at + 8, at + 8 + size)
    at += 8 + size + (size & 1)
  }
  throw new Error(`a recording has no ${name.trim()}`)
}

/** As 8-bit PCM, which every browser plays. */
export function writePcmWav({ rate, samples }: Sound): Uint8Array {
  const data = new Uint8Array(samples.length)
  // A loop, because `Uint8Array.from` with a function takes longer than all the mixing.
  for (let index = 0; index < data.length; index += 1) data[index] = 128 + Math.round(127 * clamp(samples[index] ?? 0))
  return wavOf(PCM, rate, data)
}

/** As µ-law (ITU-T G.711): a byte a sample with the range of 14 bits. */
export function writeMuLawWav({ rate, samples }: Sound): Uint8Array {
  return wavOf(MU_LAW, rate, Uint8Array.from(samples, muLawOf))
}

function wavOf(encoding: number, rate: number, data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + data.byteLength, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(encoding, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(data.byteLength, 40)
  return Buffer.concat([header, data])
}

const BIAS = 33
const LARGEST = 8159

/** What each byte stands for: its bits are inverted; sign, three of exponent, four of mantissa. */
const MU_LAW_VALUES = Float32Array.from({ length: 256 }, (_, byte) => {
  const bits = ~byte & 0xff
  const size = ((((bits & 0xf) << 1) + BIAS) << ((bits >> 4) & 7)) - BIAS
  return (bits & 0x80 ? -size : size) / LARGEST
})

function muLawOf(sample: number): number {
  const size = Math.min(LARGEST, Math.round(Math.abs(clamp(sample)) * LARGEST)) + BIAS
  const exponent = Math.max(0, Math.min(7, 26 - Math.clz32(size)))
  const mantissa = (size >> (exponent + 1)) & 0xf
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff
}

function clamp(sample: number): number {
  return Math.max(-1, Math.min(1, sample))
}
