import { existsSync } from 'node:fs'
import type { Archive } from '../archive/archive.ts'
import type { Receipt } from '../intake/receive.ts'
import { message } from '../locale/messages.ts'
import { Problem } from '../model/problem.ts'
import { articleLink } from '../web/paths.ts'
import type { Call, Command, Terminal } from './command.ts'
import { Ledger } from './ledger.ts'
import { Progress } from './progress.ts'

/** Imports files and folders and ends with the ledger of what became of each text. */
export const importCommand: Command = {
  name: 'import',
  usage: '<path>… [--dry-run] [--json]',
  about: { en: 'import files and folders (docs/formats.md)', ar: 'يستورد ملفات ومجلدات (docs/formats.md)' },
  options: {
    'dry-run': {
      type: 'boolean',
      about: { en: 'say what would happen, write nothing', ar: 'يقول ما كان سيحدث ولا يكتب شيئًا' },
    },
    json: { type: 'boolean', about: { en: 'print one line of JSON for each text', ar: 'يطبع سطر JSON لكل نص' } },
  },
  async run(call) {
    const { config, positionals } = call
    if (positionals.length === 0) throw new Problem('argument-missing', { command: 'import', argument: '<path>' })
    const absent = positionals.find((path) => !existsSync(path))
    if (absent !== undefined) throw new Problem('file-not-found', { path: absent })
    const { measureInputs } = await import('../intake/inputs.ts')
    const measure = await measureInputs(positionals)
    if (measure.files === 0) throw new Problem('nothing-to-import', { path: positionals.join(' ') })
    const { openArchive } = await import('../archive/open.ts')
    const archive = await openArchive(config)
    try {
      return await importAll(archive, call, measure.bytes)
    } finally {
      await archive.close()
    }
  },
}

async function importAll(archive: Archive, call: Call, totalBytes: number) {
  const { terminal, positionals, has } = call
  const ledger = new Ledger(has('dry-run'))
  const progress = new Progress(terminal, totalBytes, performance.now())
  const { importInputs } = await import('../intake/import.ts')
  const options = { dryRun: has('dry-run'), now: Date.now, stop: terminal.stop }
  for await (const { receipts, bytes } of importInputs(archive, positionals, options)) {
    for (const receipt of receipts) {
      ledger.add(receipt)
      if (has('json')) terminal.out(jsonLine(receipt))
    }
    progress.advance(receipts.length, bytes, performance.now())
  }
  progress.finish()
  tell(terminal, ledger, has('json'))
  if (!terminal.stop.aborted) return 0
  terminal.err(message(terminal.voice, 'import.interrupted'))
  return 130
}

/** The reasons of rejections go to a person with the ledger; with `--json` they are in the lines. */
function tell(terminal: Terminal, ledger: Ledger, json: boolean): void {
  const say = (line: string) => (json ? terminal.err(line) : terminal.out(line))
  for (const line of ledger.lines(terminal.voice)) say(line)
}

/** One text as a program reads it: `docs/formats.md` names the fields. */
function jsonLine({ origin, outcome, reason, detail, article }: Receipt): string {
  const stored = article && article.id > 0 ? article : undefined
  const path = stored && articleLink('en', stored)
  return JSON.stringify({ input: origin, outcome, reason, detail, articleId: stored?.id, path })
}
