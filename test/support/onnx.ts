/**
 * Writes models in ONNX form, for tests: protocol buffers (proto3 wire format) with the fields of `onnx.proto` that a
 * graph of a few nodes needs.
 */

/** A tensor of 32-bit floats that stands in the model. */
export interface Weights {
  readonly name: string
  readonly dims: readonly number[]
  readonly values: Float32Array
}

/** One operation of the ONNX operator set, its inputs and outputs by their names. */
export interface Operation {
  readonly type: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** What goes in or out: dimensions that have a name differ from call to call. */
export interface Port {
  readonly name: string
  readonly type: 'float' | 'int64'
  readonly dims: readonly (string | number)[]
}

export interface Graph {
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly weights: readonly Weights[]
  readonly operations: readonly Operation[]
}

/** The bytes of a `ModelProto` with this graph. */
export function onnxModel({ inputs, outputs, weights, operations }: Graph): Uint8Array {
  const graph = Buffer.concat([
    ...operations.map((one) => message(1, operationBytes(one))),
    text(2, 'graph'),
    ...weights.map((one) => message(5, weightsBytes(one))),
    ...inputs.map((one) => message(11, portBytes(one))),
    ...outputs.map((one) => message(12, portBytes(one))),
  ])
  return Buffer.concat([number(1, IR_VERSION), message(7, graph), message(8, number(2, OPERATOR_SET))])
}

const IR_VERSION = 8
const OPERATOR_SET = 13
const TYPES = { float: 1, int64: 7 } as const

function operationBytes({ type, inputs, outputs }: Operation): Buffer {
  return Buffer.concat([...inputs.map((name) => text(1, name)), ...outputs.map((name) => text(2, name)), text(4, type)])
}

function weightsBytes({ name, dims, values }: Weights): Buffer {
  const raw = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  return Buffer.concat([...dims.map((dim) => number(1, dim)), number(2, TYPES.float), text(8, name), message(9, raw)])
}

function portBytes({ name, type, dims }: Port): Buffer {
  const shape = Buffer.concat(dims.map((dim) => message(1, typeof dim === 'number' ? number(1, dim) : text(2, dim))))
  const tensor = Buffer.concat([number(1, TYPES[type]), message(2, shape)])
  return Buffer.concat([text(1, name), message(2, message(1, tensor))])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  return Buffer.from([...bytes, rest])
}

const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)])
const message = (field: number, bytes: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes])
const text = (field: number, value: string) => message(field, Buffer.from(value))
