declare const xml: unique symbol

/** A piece of an XML document. Made only here, so everything in it is escaped. */
export type Xml = string & { readonly [xml]: true }

export type Attributes = Readonly<Record<string, string | undefined>>

/**
 * What is not written as it is: the characters of markup, and those that XML 1.0 (section 2.2, Char) does
 * not allow in any form, not even as a reference; they have no reference here, and go. A line break or
 * tab of an attribute would be read back as a space, and a carriage return as a line feed.
 */
const IN_TEXT = /[&<>\r\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/g
const IN_ATTRIBUTE = /[&<>"\r\n\t\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/g

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** An element with what it holds, in order; what is undefined is left out. */
export function element(name: string, attributes: Attributes, content: readonly (Xml | undefined)[] = []): Xml {
  const inside = content.filter((one) => one !== undefined).join('')
  return tagged(name, attributes, inside)
}

/** An element that holds a text; undefined for an absent or empty one, so that no empty element is written. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}): Xml | undefined {
  return text ? tagged(name, attributes, escaped(text, IN_TEXT)) : undefined
}

/** The finished document around its root element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`
}

function tagged(name: string, attributes: Attributes, inside: string): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value, IN_ATTRIBUTE)}"`))
    .join('')
  return (inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`) as Xml
}

/** Half a surrogate pair becomes U+FFFD. */
function escaped(text: string, special: RegExp): string {
  return text.toWellFormed().replace(special, (char) => REFERENCES[char] ?? '')
}
