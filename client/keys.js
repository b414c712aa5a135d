/** One switch for every page of the newsroom: who turns the keys off means all of them. */
const KEYS_OFF = 'moderation-keys-off'
/** From one card to the next: held down they go on. */
const MAY_REPEAT = ['KeyJ', 'KeyK']

/**
 * Calls `press` with the code of each key that is pressed while nobody types and no dialog is open; it says whether the key
 * means something. By their place on the keyboard, not by the letter: on an Arabic layout KeyF types ب. A question
 * mark opens `help`, the list of the keys, which has the switch that turns them off in this browser.
 */
export function bindKeys(root, help, press) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event)) return
    if (localStorage.getItem(KEYS_OFF) || document.querySelector('dialog[open]')) return
    if (isHelp(event)) help.showModal()
    else if (event.shiftKey || (event.repeat && !MAY_REPEAT.includes(event.code)) || !press(event.code)) return
    event.preventDefault()
  })
  bindHelp(root, help)
}

function isTyping({ target }) {
  return Boolean(target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]'))
}

function isHelp({ key, code, shiftKey }) {
  return key === '?' || key === '؟' || (code === 'Slash' && shiftKey)
}

function bindHelp(root, help) {
  for (const button of root.querySelectorAll('[data-keys]')) {
    button.hidden = false
    button.addEventListener('click', () => help.showModal())
  }
  const keysOn = help.querySelector('[data-keys-on]')
  keysOn.checked = !localStorage.getItem(KEYS_OFF)
  keysOn.addEventListener('change', () => {
    if (keysOn.checked) localStorage.removeItem(KEYS_OFF)
    else localStorage.setItem(KEYS_OFF, '1')
  })
}
