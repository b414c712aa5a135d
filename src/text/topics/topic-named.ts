import { matchKey } from '../fold.ts'
import { allTopics, type Topic } from './topic.ts'

const NEWSCODE = /^(?:medtop:|https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/)?(\d{8})$/i

let names: ReadonlyMap<string, Topic> | undefined

/**
 * The topic that a source means by a NewsCode (`medtop:20000574`, with its scheme's address or bare) or by a name in either
 * language, in any spelling and with or without ال.
 */
export function topicNamed(text: string): Topic | undefined {
  const code = NEWSCODE.exec(text.trim())?.[1]
  if (code) return allTopics().get(code)
  names ??= new Map([...allTopics().values()].flatMap((topic) => namesOf(topic).map((name) => [nameKey(name), topic])))
  return names.get(nameKey(text))
}

function namesOf({ key, names: { ar, en } }: Topic): readonly string[] {
  return [key, ...en, ...ar]
}

function nameKey(name: string): string {
  return matchKey(name).replace(/(?<=^| )ال(?=\S)/g, '')
}
