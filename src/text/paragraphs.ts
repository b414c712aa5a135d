import { cleanCharacters, collapseSpace } from './clean.ts'

/** The paragraphs of a plain text: parted by empty lines, the lines of one joined by a space. */
export function splitParagraphs(text: string): string[] {
  const paragraphs: string[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) paragraphs.push(lines.join(' '))
    lines = []
  }
  for (const line of cleanCharacters(text).split('\n').map(collapseSpace)) {
    if (line === '') close()
    else lines.push(line)
  }
  close()
  return paragraphs
}
