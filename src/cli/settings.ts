import { allSettings, flagOf } from '../config.ts'
import type { Command } from './command.ts'

/** Prints the table of settings; `docs/settings.md` is what it prints. */
export const settingsCommand: Command = {
  name: 'settings',
  usage: '',
  about: { en: 'print all settings as a Markdown table', ar: 'يطبع جدول الإعدادات كلها بصيغة Markdown' },
  options: {},
  async run({ terminal }) {
    for (const line of settingsTable()) terminal.out(line)
    return 0
  },
}

export function settingsTable(): readonly string[] {
  const rows = allSettings().map((setting) => {
    const byDefault = setting.byDefault === undefined ? '' : `\`${setting.byDefault}\``
    const form = setting.form.replaceAll('|', ' \\| ')
    return `| \`${setting.env}\` | \`--${flagOf(setting)}\` | ${form} | ${byDefault} | ${setting.about.en} | ${setting.about.ar} |`
  })
  return [
    '# Settings',
    '',
    'Every setting has a name in the environment and a flag; the flag wins. This page is printed by `bin/warraq settings`.',
    '',
    '| environment | flag | form | default | what it is for | فائدته |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}
