import { bindKeys } from './keys.js'

const root = document.querySelector('[data-cards]')

/** Where to go on after the page has been loaded again. */
const NEXT = 'card-keys-next'

if (root) bindCards(root)

/**
 * Keys of a list of cards: `j` and `k` go from card to card; any other presses the button of the card that says `data-key`,
 * else that of the page.
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
    if (!button) return false
    rememberNext(button)
    button.click()
    return true
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
  bindKeys(root, help, (code) => {
    if (acts[code]) acts[code]()
    else if (!/^Key[A-Z]$/.test(code) || !press(code)) return false
    return true
  })
  mark(cards()[0])
  goOn(cards)
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
