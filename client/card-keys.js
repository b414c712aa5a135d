const root = document.querySelector('[data-cards]')

/** Shared with the moderators' keys: who turns them off means all of them. */
const KEYS_OFF = 'moderation-keys-off'
/** Where to go on after the page has been loaded again. */
const NEXT = 'card-keys-next'
const MAY_REPEAT = ['KeyJ', 'KeyK']

if (root) bindCards(root)

/**
 * Keys of a list of cards, by their place on the keyboard and not by the letter: on an Arabic layout KeyP types ح. `j` and `k` go
 * from card to card; any other key presses the button of the card that says `data-key`, else that of the page.
 */
function bindCards(root) {
  const help = document.querySelector('#keys')
  let current

  /** Those of which something can be decided, and that are not folded away. */
  const cards = () => [...root.querySelectorAll('.card[id]')].filter((card) => card.checkVisibility())

  function mark(card) {
    current?.removeAttribute('aria-current')
    current = card
    card?.setAttribute('aria-current', 'true')
  }

  function step(by) {
    const all = cards()
    // The first press goes to the card that is marked already.
    const isThere = current && document.activeElement.closest('.card') === current
    const next = isThere ? all[all.indexOf(current) + by] : (current ?? all[0])
    next?.focus()
  }

  function press(code) {
    const selector = `[data-key=${code}]:not(:disabled)`
    const button = current?.querySelector(selector) ?? document.querySelector(`.done ${selector}`)
    if (!button) return
    rememberNext(button)
    button.click()
  }

  /** A card that is banned leaves its place: the one behind it is meant next, else the one before. */
  function rememberNext(button) {
    const all = cards()
    const at = all.indexOf(button.closest('.card'))
    if (button.value === 'ban') sessionStorage.setItem(NEXT, all[at + 1]?.id ?? all[at - 1]?.id ?? '')
  }

  const acts = { KeyJ: () => step(1), KeyK: () => step(-1) }
  root.addEventListener('focusin', ({ target }) => {
    const card = target.closest('.card')
    if (card) mark(card)
  })
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event)) return
    if (localStorage.getItem(KEYS_OFF) || document.querySelector('dialog[open]')) return
    if (isHelp(event)) help.showModal()
    else if (event.shiftKey || (event.repeat && !MAY_REPEAT.includes(event.code))) return
    else if (acts[event.code]) acts[event.code]()
    else if (/^Key[A-Z]$/.test(event.code)) return press(event.code)
    else return
    event.preventDefault()
  })
  bindHelp(root, help)
  mark(cards()[0])
  goOn(cards)
}

function isTyping({ target }) {
  return Boolean(target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]'))
}

function isHelp({ key, code, shiftKey }) {
  return key === '?' || key === '؟' || (code === 'Slash' && shiftKey)
}

function goOn(cards) {
  const id = sessionStorage.getItem(NEXT) || location.hash.slice(1)
  sessionStorage.removeItem(NEXT)
  if (id) {
    cards()
      .find((card) => card.id === id)
      ?.focus()
  }
}

/** The list of the keys, with the switch that turns them off in this browser. */
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
