import { allSettings, flagOf, type Setting } from '../config.ts'
import { message } from '../locale/messages.ts'
import type { EditionLang } from '../model/lang.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './commands.ts'

/** The lines of `warraq --help`, or of one command's. */
export function help(lang: EditionLang, command?: Command): readonly string[] {
  const voice = { lang, digits: 'latn' } as const
  const settings = [
    message(voice, 'help.settings'),
    ...table(allSettings().map((setting) => settingLine(setting, lang))),
  ]
  if (!command) {
    const commands = COMMANDS.map(({ name, usage, about }) => [`${name} ${usage}`.trim(), about[lang]] as const)
    return [
      'warraq <command> [--setting value …]',
      '',
      message(voice, 'help.commands'),
      ...table(commands),
      '',
      ...settings,
    ]
  }
  const options = Object.entries(command.options).map(([name, option]) => [`--${name}`, option.about[lang]] as const)
  return [
    `warraq ${command.name} ${command.usage}`.trim(),
    '',
    `  ${command.about[lang]}`,
    ...table(options),
    '',
    ...settings,
  ]
}

function settingLine(setting: Setting<unknown>, lang: EditionLang): readonly [string, string] {
  const byDefault = setting.byDefault === undefined ? '' : ` [${setting.byDefault}]`
  return [`--${flagOf(setting)}, ${setting.env}`, `${setting.about[lang]}${byDefault}`]
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, about]) => `  ${name.padEnd(width)}  ${about}`)
}
