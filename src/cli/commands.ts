import type { Command } from './command.ts'
import { commentsCommand } from './comments.ts'
import { importCommand } from './import.ts'
import { lexiconCommand } from './lexicon.ts'
import { reindexCommand } from './reindex.ts'
import { relateCommand } from './relate.ts'
import { relatedCommand } from './related.ts'
import { serveCommand } from './serve.ts'
import { settingsCommand } from './settings.ts'
import { staffCommand } from './staff.ts'
import { withdrawCommand } from './withdraw.ts'

/** Every command, in the order in which help tells of them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  importCommand,
  withdrawCommand,
  commentsCommand,
  reindexCommand,
  staffCommand,
  relatedCommand,
  relateCommand,
  lexiconCommand,
  settingsCommand,
]
