/** What was typed into a form, by the names of its fields. */
export type Form = ReadonlyMap<string, string>

/** Why a body is not a form: of another type, too long, not UTF-8, or saying one thing twice. */
export type FormFault = 'unsupported' | 'too-large' | 'malformed'

const FORM_TYPE = /^application\/x-www-form-urlencoded(?:\s*;|\s*$)/i

/** Of the body as it is sent; percent-encoding takes six bytes for an Arabic letter. */
const MOST_BYTES = 256 * 1024
const MOST_FIELDS = 2000

/**
 * Reads an `application/x-www-form-urlencoded` body (URL Standard, section 5.1), strictly: what is no
 * UTF-8 is refused instead of replaced, since what is stored must be what was typed. At most 256 KiB
 * are taken in, whatever `Content-Length` says.
 */
export async function readForm(request: Request): Promise<Form | FormFault> {
  if (!FORM_TYPE.test(request.headers.get('Content-Type') ?? '')) return 'unsupported'
  const bytes = await readAtMost(request, MOST_BYTES)
  if (bytes === undefined) return 'too-large'
  const fields = bytes.toString('latin1').split('&', MOST_FIELDS + 1)
  if (fields.length > MOST_FIELDS) return 'malformed'
  const form = new Map<string, string>()
  for (const field of fields) {
    if (field === '') continue
    const [name, value] = decodeField(field)
    if (name === undefined || value === undefined || form.has(name)) return 'malformed'
    form.set(name, value)
  }
  return form
}

/** The whole body, or undefined as soon as it is longer than allowed. */
async function readAtMost(request: Request, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > most) return undefined
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decodeField(field: string): readonly (string | undefined)[] {
  const equals = field.indexOf('=')
  return equals < 0
    ? [decodeText(field), '']
    : [decodeText(field.slice(0, equals)), decodeText(field.slice(equals + 1))]
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Percent-decoding and `+` for a space; undefined when the bytes are not UTF-8. Line ends become LF. */
function decodeText(text: string): string | undefined {
  const bytes = Buffer.from(
    text
      .replaceAll('+', ' ')
      .replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  )
  try {
    return UTF_8.decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
