const PAUSE = 120

for (const input of document.querySelectorAll('[data-suggest]')) suggestFor(input)

/**
 * Makes a search box a combobox with a list of links below it, after the ARIA Authoring Practices Guide, "Editable
 * combobox with list autocomplete": the focus stays in the box, the arrows go through the list, Enter opens
 * what is chosen or else asks as without script, Escape closes.
 */
function suggestFor(input) {
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.dataset.label)
  input.after(list)
  // A search box cannot be a combobox, a text box can (ARIA in HTML).
  input.type = 'text'
  input.autocomplete = 'off'
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ]) {
    input.setAttribute(name, value)
  }

  let timer
  let asking
  let chosen = -1

  const close = () => show([])

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option))
    list.hidden = suggestions.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    choose(-1)
  }

  function option({ text, lang, dir, label, href }, index) {
    const item = document.createElement('li')
    item.id = `${list.id}-${index}`
    item.dataset.href = href
    item.setAttribute('role', 'option')
    const name = document.createElement('bdi')
    Object.assign(name, { textContent: text, lang, dir })
    const kind = document.createElement('span')
    kind.textContent = label
    item.append(name, ' ', kind)
    return item
  }

  function choose(index) {
    chosen = index
    for (const [at, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(at === index))
    const item = list.children[index]
    if (item) input.setAttribute('aria-activedescendant', item.id)
    else input.removeAttribute('aria-activedescendant')
    item?.scrollIntoView({ block: 'nearest' })
  }

  async function ask() {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    const typed = input.value
    try {
      const response = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal })
      const { suggestions } = response.ok ? await response.json() : { suggestions: [] }
      if (!signal.aborted && document.activeElement === input) show(suggestions)
    } catch {
      // Overtaken by the next letter, or no network: the box works as it does without script.
      if (!signal.aborted) close()
    }
  }

  const leave = () => {
    clearTimeout(timer)
    asking?.abort()
    close()
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE)
  })
  input.addEventListener('blur', leave)
  input.addEventListener('keydown', (event) => {
    // Keys that put a letter together belong to the input method.
    if (list.hidden || event.isComposing) return
    const count = list.children.length
    if (event.key === 'ArrowDown') choose(chosen + 1 < count ? chosen + 1 : -1)
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? count - 1 : chosen - 1)
    else if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' && chosen >= 0) location.assign(list.children[chosen].dataset.href)
    else return
    event.preventDefault()
  })
  // The box keeps the focus: without it the list would close before the click is there.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const item = event.target.closest('[role=option]')
    if (item) location.assign(item.dataset.href)
  })
}
