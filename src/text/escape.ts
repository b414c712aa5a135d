const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Text as it may stand in markup, also inside an attribute in double quotes. */
export function escapeHtml(text: string): string {
  // Most texts have nothing to escape, and asking is quicker than a replacement of nothing.
  if (!/[&<>"]/.test(text)) return text
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
}

/** The inverse of `escapeHtml`; no other entity occurs in what this house writes. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot);/g, (entity) => CHARACTERS[entity] ?? entity)
}
