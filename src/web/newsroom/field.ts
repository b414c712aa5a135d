import { type Html, html } from '../html.ts'

/** One line of a form: its label, its input, what to know about it, and what is wrong with what was typed. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly value?: string
  /** A token of the HTML Standard, which password managers go by. */
  readonly autocomplete: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly optional?: boolean
  /** A code of digits: a phone shows its number pad. */
  readonly digits?: boolean
}

export function field(input: Field): Html {
  const { name, label, type = 'text', value = '', autocomplete, hint, fault, optional, digits } = input
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ')
  const typed = type === 'text' ? html` dir="${digits ? 'ltr' : 'auto'}"` : html` dir="ltr"`
  return html`<p class="field${fault ? ' wrong' : ''}">
<label for="${name}">${label}</label>
${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}
${fault ? html`<strong class="fault" id="${name}-fault">${fault}</strong>` : ''}
<input id="${name}" name="${name}" type="${type}" value="${value}"${typed} autocomplete="${autocomplete}" maxlength="1000"${optional ? '' : html` required`}${digits ? html` inputmode="numeric"` : ''}${described ? html` aria-describedby="${described}"` : ''}${fault ? html` aria-invalid="true"` : ''} autocapitalize="none" spellcheck="false">
</p>`
}

/** What went wrong with a whole form, read out when it appears. */
export function alert(text: string | undefined): Html | string {
  return text === undefined ? '' : html`<p class="alert" role="alert">${text}</p>`
}
