const root = document.querySelector('[data-moderation]')

/** So many are left when the next ones are fetched. */
const ENOUGH = 15
const KEYS_OFF = 'moderation-keys-off'

if (root) moderate(root)

/**
 * The keys of the moderators, and in a list of what waits decisions without reloading: the comment goes at once, the next one
 * has the focus, and it comes back with a sentence if the site could not be told. Elsewhere a key presses the button.
 */
function moderate(root) {
  const isLive = root.dataset.moderation === 'live'
  const list = root.querySelector('.cards')
  const toast = root.querySelector('[role=status]')
  const alert = root.querySelector('[data-alert]')
  const undoButton = root.querySelector('[data-undo-last]')
  const banDialog = root.querySelector('#ban')
  const help = root.querySelector('#keys')
  /** What was decided on this page and can be taken back, the latest last. */
  const acts = []
  /** Comments that have left the list, and must not come back with a page that was drawn before. */
  const gone = new Set()
  let next = root.dataset.next
  let loading = false
  let pending = 0
  let current

  const cards = () => [...root.querySelectorAll('.card')]
  const said = (key, name = '') =>
    root.dataset[`said${key[0].toUpperCase()}${key.slice(1)}`].replace('{name}', () => name)

  // Where the moderator is

  function mark(card) {
    current?.removeAttribute('aria-current')
    current = card
    card?.setAttribute('aria-current', 'true')
  }

  function goTo(card) {
    mark(card)
    card?.focus()
  }

  function step(by) {
    const all = cards()
    const at = all.indexOf(current)
    // The first press goes to the comment that is marked already.
    if (document.activeElement.closest('.card') !== current) goTo(current)
    else goTo(all[at + by] ?? current)
  }

  // Decisions

  function press(decision) {
    if (!current) return
    if (isLive) decide([current], { do: decision })
    else (current.querySelector('.acts') ?? root).querySelector(`[value=${decision}]`)?.click()
  }

  function decide(decided, fields) {
    const leaves = fields.comment !== 'leave'
    const following = after(decided)
    const items = decided.map((card) => card.parentElement)
    const act = { cards: decided, items, leaves, name: namesOf(decided) }
    for (const card of decided) fields[`select-${card.dataset.id}`] = 'on'
    act.sent = send(root.dataset.decide, fields).then(
      ({ batch }) => {
        act.batch = batch
        if (!batch) say(said('unchanged', act.name))
      },
      (error) => {
        acts.splice(acts.indexOf(act), 1)
        if (leaves) putBack(act)
        complain(error, act.name)
      },
    )
    acts.push(act)
    if (leaves) {
      for (const item of items) item.remove()
      for (const { dataset } of decided) gone.add(dataset.id)
      goTo(following)
      fetchMore()
    }
    say(said(fields.do, act.name))
  }

  function after(decided) {
    const all = cards()
    const last = all.indexOf(decided.at(-1))
    const left = (card) => !decided.includes(card)
    return all.slice(last).find(left) ?? all.slice(0, last).findLast(left)
  }

  function namesOf(decided) {
    const names = decided.slice(0, 3).map(({ dataset }) => dataset.name)
    if (decided.length > 3) names.push('…')
    return names.map((name) => `\u2068${name}\u2069`).join(document.documentElement.lang === 'ar' ? '، ' : ', ')
  }

  async function undoLast() {
    const act = acts.pop()
    // What was done before this page came is taken back by the button that it came with.
    const button = document.querySelector('.done button')
    if (!act && (button || !isLive)) return button?.click()
    if (!act) return say(said('nothing'))
    await act.sent
    if (!act.batch) return
    try {
      await send(root.dataset.undo, { batch: act.batch })
    } catch (error) {
      acts.push(act)
      return complain(error, act.name)
    }
    if (act.leaves) putBack(act)
    goTo(act.cards[0])
    say(said('undo', act.name))
  }

  /** In the order of their numbers, which is that of their coming. */
  function putBack({ cards: back }) {
    for (const card of back) {
      gone.delete(card.dataset.id)
      const item = card.parentElement
      const later = cards().find(({ dataset }) => Number(dataset.id) > Number(card.dataset.id))
      list.insertBefore(item, later?.parentElement ?? null)
    }
    showEmptiness()
  }

  async function send(url, fields) {
    pending += 1
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: new URLSearchParams(fields),
        redirect: 'manual',
        keepalive: true,
      })
      // Sent on to the door: the session is over.
      if (response.type === 'opaqueredirect') throw Object.assign(new Error('signed out'), { key: 'signedout' })
      if (!response.ok) throw Object.assign(new Error(`answered ${response.status}`), { told: await faultIn(response) })
      return await response.json()
    } finally {
      pending -= 1
      document.dispatchEvent(new Event('decided'))
    }
  }

  async function faultIn(response) {
    if (!response.headers.get('Content-Type')?.startsWith('application/json')) return undefined
    return (await response.json()).fault
  }

  function say(sentence) {
    toast.textContent = sentence
    alert.textContent = ''
    undoButton.hidden = acts.length === 0
  }

  function complain({ key = 'failed', told }, name) {
    toast.textContent = ''
    alert.textContent = told ?? said(key, name)
    undoButton.hidden = acts.length === 0
  }

  // The next comments, fetched before they are needed

  async function fetchMore() {
    if (loading || !isLive || cards().length > ENOUGH) return
    loading = true
    try {
      if (next) await append(next)
      else if (cards().length === 0) {
        // Perhaps more have come in the meantime.
        await Promise.allSettled(acts.map(({ sent }) => sent))
        await append(beginning())
      }
    } catch {
      // The links to the further comments are still there.
    } finally {
      loading = false
    }
    showEmptiness()
  }

  const beginning = () => {
    const url = new URL(location.href)
    for (const name of ['after', 'batch', 'fault', 'select']) url.searchParams.delete(name)
    return url.href
  }

  async function append(url) {
    const response = await fetch(url, { redirect: 'error' })
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const known = new Set(cards().map(({ dataset }) => dataset.id))
    const found = [...page.querySelectorAll('.cards > li')].filter((item) => {
      const { id } = item.querySelector('.card').dataset
      return !known.has(id) && !gone.has(id)
    })
    list.append(...found.map((item) => document.importNode(item, true)))
    next = page.querySelector('[data-moderation]').dataset.next
    const further = root.querySelector('.further [rel=next]')
    if (next && further) further.href = next
    else further?.remove()
  }

  function showEmptiness() {
    const empty = root.querySelector('.empty')
    const isEmpty = cards().length === 0
    empty.hidden = !isEmpty
    const bulk = root.querySelector('#bulk')
    if (bulk) bulk.hidden = isEmpty
    if (isEmpty) empty.focus()
    else if (!current?.isConnected) goTo(cards()[0])
  }

  // Dialogs

  function openBan() {
    if (!current) return
    if (!banDialog) {
      root.querySelector('#ban-note')?.focus()
      return current.querySelector('.more')?.click()
    }
    const known = current.dataset.known.split(' ')
    banDialog.querySelector('[data-ban-name]').textContent = current.dataset.name
    banDialog.querySelector('form').reset()
    for (const box of banDialog.querySelectorAll('[name^=ban-]')) {
      box.checked = known.includes(box.name.slice('ban-'.length))
      box.disabled = !box.checked
    }
    banDialog.showModal()
    banDialog.querySelector('[name=note]').focus()
  }

  function ban(form) {
    const { back: _, ...fields } = Object.fromEntries(new FormData(form))
    banDialog.close()
    decide([current], fields)
  }

  // What is pressed, ticked and typed

  const KEYS = {
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyF: () => press('approve'),
    KeyD: () => press('reject'),
    KeyS: () => press('spam'),
    KeyB: openBan,
    KeyZ: undoLast,
  }
  const MAY_REPEAT = ['KeyJ', 'KeyK']

  const isTyping = ({ target }) =>
    target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
  const isHelp = ({ key, code, shiftKey }) => key === '?' || key === '؟' || (code === 'Slash' && shiftKey)

  // By their place on the keyboard, not by the letter: on an Arabic layout KeyF types ب.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event)) return
    if (localStorage.getItem(KEYS_OFF) || document.querySelector('dialog[open]')) return
    const act = isHelp(event) ? () => help?.showModal() : event.shiftKey ? undefined : KEYS[event.code]
    if (!act || (event.repeat && !MAY_REPEAT.includes(event.code))) return
    event.preventDefault()
    act()
  })

  root.addEventListener('focusin', ({ target }) => {
    const card = target.closest('.card')
    if (card) mark(card)
  })

  root.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!isLive || form.method === 'dialog') return
    const fields = { do: submitter?.value }
    if (form.matches('.acts')) decide([form.closest('.card')], fields)
    else if (form.id === 'bulk') {
      const picked = cards().filter((card) => card.querySelector('.pick').checked)
      if (picked.length === 0) return
      decide(picked, { ...fields, note: form.elements.note.value })
      form.reset()
    } else if (banDialog.contains(form)) ban(form)
    else return
    event.preventDefault()
  })

  root.querySelector('[data-select-all]')?.addEventListener('click', (event) => {
    event.preventDefault()
    const boxes = cards().map((card) => card.querySelector('.pick'))
    const all = boxes.every(({ checked }) => checked)
    for (const box of boxes) box.checked = !all
  })

  for (const button of root.querySelectorAll('[data-keys]')) {
    button.hidden = false
    button.addEventListener('click', () => help.showModal())
  }
  const keysOn = help?.querySelector('[data-keys-on]')
  if (keysOn) {
    keysOn.checked = !localStorage.getItem(KEYS_OFF)
    keysOn.addEventListener('change', () => {
      if (keysOn.checked) localStorage.removeItem(KEYS_OFF)
      else localStorage.setItem(KEYS_OFF, '1')
    })
  }
  banDialog?.querySelector('[data-cancel]').addEventListener('click', () => banDialog.close())
  undoButton?.addEventListener('click', undoLast)
  document.addEventListener('waiting', ({ detail }) => {
    if (detail > 0 && cards().length === 0) fetchMore()
  })
  addEventListener('beforeunload', (event) => {
    if (pending > 0) event.preventDefault()
  })
  mark(cards()[0])
}
