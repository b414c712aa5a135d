import { bindKeys } from './keys.js'

const root = document.querySelector('[data-moderation]')

/** So many are left when the next ones are fetched. */
const ENOUGH = 15

if (root) moderate(root)

/**
 * The keys of the moderators, and in a list of what waits decisions without reloading: the comment goes at once, the next one
 * has the focus, and it comes back with a sentence if the site could not be told. Elsewhere a key presses the button.
 */
function moderate(root) {
  const list = listIn(root)
  const help = document.querySelector('#keys')
  const acts = root.dataset.moderation === 'live' ? liveActs(root, list) : pageActs(root, list)
  const keys = {
    KeyJ: () => list.step(1),
    KeyK: () => list.step(-1),
    KeyF: () => acts.press('approve'),
    KeyD: () => acts.press('reject'),
    KeyS: () => acts.press('spam'),
    KeyB: acts.ban,
    KeyZ: acts.undo,
  }
  bindKeys(root, help, (code) => {
    keys[code]?.()
    return code in keys
  })
  bindSelectAll(root, list)
  list.mark(list.cards()[0])
}

/** The comments on the page, in the order of their numbers, and which of them is meant by the keys. */
function listIn(root) {
  const parent = root.querySelector('.cards')
  const empty = root.querySelector('.empty')
  let current

  const cards = () => [...root.querySelectorAll('.card')]

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
    // The first press goes to the comment that is marked already.
    if (document.activeElement.closest('.card') !== current) goTo(current)
    else goTo(all[all.indexOf(current) + by] ?? current)
  }

  /** Takes comments out, and goes to the one behind them, else to the one before. */
  function take(taken) {
    const all = cards()
    const last = all.indexOf(taken.at(-1))
    const left = (card) => !taken.includes(card)
    const following = all.slice(last).find(left) ?? all.slice(0, last).findLast(left)
    for (const card of taken) card.parentElement.remove()
    goTo(following)
  }

  function putIn(items) {
    for (const item of items) {
      const { id } = item.querySelector('.card').dataset
      const later = cards().find((card) => Number(card.dataset.id) > Number(id))
      parent.insertBefore(item, later?.parentElement ?? null)
    }
    tellEmptiness()
  }

  function tellEmptiness() {
    const isEmpty = cards().length === 0
    empty.hidden = !isEmpty
    const bulk = root.querySelector('#bulk')
    if (bulk) bulk.hidden = isEmpty
    if (isEmpty) empty.focus()
    else if (!current?.isConnected) goTo(cards()[0])
  }

  root.addEventListener('focusin', ({ target }) => {
    const card = target.closest('.card')
    if (card) mark(card)
  })
  return { cards, mark, goTo, step, take, putIn, tellEmptiness, current: () => current }
}

/** On a page that stays as it is a key presses the button that is there. */
function pageActs(root, list) {
  const inCard = (selector) => list.current()?.querySelector(selector)
  return {
    press: (decision) => (inCard('.acts') ?? root).querySelector(`[value=${decision}]`)?.click(),
    ban: () => (inCard('.more') ? inCard('.more').click() : root.querySelector('#ban-note')?.focus()),
    undo: () => document.querySelector('.done button')?.click(),
  }
}

/** Decisions on a list of what waits, each sent at once, and taken back from the latest on. */
function liveActs(root, list) {
  const { say, complain } = speakerIn(root)
  const more = supplyOf(root, list)
  /** What was decided on this page and can be taken back, the latest last. */
  const acts = []

  function decide(cards, fields) {
    const act = { cards, leaves: fields.comment !== 'leave', name: namesOf(cards) }
    for (const { dataset } of cards) fields[`select-${dataset.id}`] = 'on'
    act.sent = send(root.dataset.decide, fields).then(
      ({ batch }) => {
        act.batch = batch
        if (!batch) say('unchanged', act.name, acts.length > 0)
      },
      (error) => {
        acts.splice(acts.indexOf(act), 1)
        if (act.leaves) putBack(act)
        complain(error, act.name, acts.length > 0)
      },
    )
    acts.push(act)
    if (act.leaves) {
      more.forget(cards)
      list.take(cards)
      more.fetch(acts.map(({ sent }) => sent))
    }
    say(fields.do, act.name, true)
  }

  async function undo() {
    const act = acts.pop()
    // What was done before this page came is taken back by the button that it came with.
    const button = document.querySelector('.done button')
    if (!act && button) return button.click()
    if (!act) return say('nothing', '', false)
    await act.sent
    if (!act.batch) return
    try {
      await send(root.dataset.undo, { batch: act.batch })
    } catch (error) {
      acts.push(act)
      return complain(error, act.name, true)
    }
    if (act.leaves) putBack(act)
    list.goTo(act.cards[0])
    say('undo', act.name, acts.length > 0)
  }

  function putBack({ cards }) {
    more.remember(cards)
    list.putIn(cards.map(({ parentElement }) => parentElement))
  }

  const press = (decision) => list.current() && decide([list.current()], { do: decision })
  const askBan = banDialogIn(root, decide)
  const ban = () => list.current() && askBan([list.current()])
  bindForms(root, list, decide, askBan)
  root.querySelector('[data-undo-last]').addEventListener('click', undo)
  return { press, ban, undo }
}

/** Names that may run either way, one beside the other. */
function namesOf(cards) {
  const names = cards.slice(0, 3).map(({ dataset }) => dataset.name)
  if (cards.length > 3) names.push('…')
  return names.map((name) => `\u2068${name}\u2069`).join(document.documentElement.lang === 'ar' ? '، ' : ', ')
}

/** Tells what was done, or in place of it what went wrong, in the sentences that came with the page. */
function speakerIn(root) {
  const status = root.querySelector('.toast [role=status]')
  const alert = root.querySelector('[data-alert]')
  const undoButton = root.querySelector('[data-undo-last]')
  const sentence = (key, name) =>
    root.dataset[`said${key[0].toUpperCase()}${key.slice(1)}`].replace('{name}', () => name)

  function tell(done, wrong, canUndo) {
    status.textContent = done
    alert.textContent = wrong
    undoButton.hidden = !canUndo
  }

  return {
    say: (key, name, canUndo) => tell(sentence(key, name), '', canUndo),
    complain: ({ key = 'failed', told }, name, canUndo) => tell('', told ?? sentence(key, name), canUndo),
  }
}

let pending = 0

addEventListener('beforeunload', (event) => {
  if (pending > 0) event.preventDefault()
})

/** Sends a form as the page would, and has what became of it. Throws with `told`, a sentence, or `key`, the name of one. */
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

/** The next comments, fetched before they are needed; and when none is left, those that have come in the meantime. */
function supplyOf(root, list) {
  /** Comments that were decided of, and must not come back with a page that was drawn before. */
  const gone = new Set()
  let next = root.dataset.next
  let loading = false

  async function fetchMore(sent = []) {
    if (loading || list.cards().length > ENOUGH) return
    loading = true
    try {
      if (next) await append(next)
      else if (list.cards().length === 0) {
        await Promise.allSettled(sent)
        await append(beginning())
      }
    } catch {
      // The links to the further comments are still there.
    } finally {
      loading = false
    }
    list.tellEmptiness()
  }

  async function append(url) {
    const response = await fetch(url, { redirect: 'error' })
    if (!response.ok) throw new Error(`answered ${response.status}`)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const known = new Set([...gone, ...list.cards().map(({ dataset }) => dataset.id)])
    const found = [...page.querySelectorAll('.cards > li')].filter(
      (item) => !known.has(item.querySelector('.card').dataset.id),
    )
    list.putIn(found.map((item) => document.importNode(item, true)))
    next = page.querySelector('[data-moderation]').dataset.next
    const link = root.querySelector('.further [rel=next]')
    if (next && link) link.href = next
    else link?.remove()
  }

  document.addEventListener('waiting', ({ detail }) => {
    if (detail > 0 && list.cards().length === 0) fetchMore()
  })
  return {
    fetch: fetchMore,
    forget: (cards) => cards.forEach(({ dataset }) => void gone.add(dataset.id)),
    remember: (cards) => cards.forEach(({ dataset }) => void gone.delete(dataset.id)),
  }
}

function beginning() {
  const url = new URL(location.href)
  for (const name of ['after', 'batch', 'fault', 'select']) url.searchParams.delete(name)
  return url.href
}

/** Opens the form of a ban for the comments that are meant, with what their writers can be known by. */
function banDialogIn(root, decide) {
  const dialog = root.querySelector('#ban')
  const form = dialog.querySelector('form')
  let meant = []

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { back: _, ...fields } = Object.fromEntries(new FormData(form))
    dialog.close()
    decide(meant, fields)
  })
  dialog.querySelector('[data-cancel]').addEventListener('click', () => dialog.close())

  return (cards, note = '') => {
    meant = cards
    const known = cards.flatMap(({ dataset }) => dataset.known.split(' '))
    form.reset()
    form.elements.note.value = note
    dialog.querySelector('[data-ban-name]').textContent = namesOf(cards)
    for (const one of dialog.querySelectorAll('[data-ban-one]')) one.hidden = cards.length > 1
    for (const many of dialog.querySelectorAll('[data-ban-many]')) many.hidden = cards.length === 1
    for (const box of form.querySelectorAll('[name^=ban-]')) {
      box.checked = known.includes(box.name.slice('ban-'.length))
      box.disabled = !box.checked
    }
    dialog.showModal()
    form.elements.note.focus()
  }
}

/** The buttons on each comment, and those for all that are ticked. */
function bindForms(root, list, decide, askBan) {
  root.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    const isBulk = form.id === 'bulk'
    if (!isBulk && !form.matches('.acts')) return
    const picked = isBulk ? list.cards().filter((card) => card.querySelector('.pick').checked) : [form.closest('.card')]
    // With nothing ticked the form goes its own way, and the page says so.
    if (picked.length === 0) return
    event.preventDefault()
    if (submitter.value === 'ban') return askBan(picked, form.elements.note.value)
    decide(picked, { do: submitter.value, ...(isBulk && { note: form.elements.note.value }) })
    if (isBulk) form.reset()
  })
}

function bindSelectAll(root, list) {
  root.querySelector('[data-select-all]')?.addEventListener('click', (event) => {
    event.preventDefault()
    const boxes = list.cards().map((card) => card.querySelector('.pick'))
    const isAll = boxes.every(({ checked }) => checked)
    for (const box of boxes) box.checked = !isAll
  })
}
