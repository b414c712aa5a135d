const form = document.querySelector('#add-comment')
const part = form?.querySelector('[data-code-part]')

if (part) bringCode(part)

/**
 * The page is the same for all readers and holds no code. One is fetched when a reader comes near the form, and
 * put where the button that asks for it stands; without this script, or a network, the button does it.
 */
function bringCode(part) {
  const near = new IntersectionObserver(([entry]) => entry.isIntersecting && bring(), { rootMargin: '50%' })
  let asked = false

  near.observe(form)
  form.addEventListener('focusin', bring)
  document.querySelector('[data-add-comment]')?.addEventListener('click', (event) => {
    event.preventDefault()
    form.querySelector('input:not([type=hidden])').focus()
  })

  async function bring() {
    if (asked) return
    asked = true
    try {
      const response = await fetch(part.dataset.codePart, { cache: 'no-store' })
      if (response.status === 429) tell(await response.text())
      if (!response.ok) throw new Error(`a code was answered with ${response.status}`)
      show(await response.text())
      near.disconnect()
    } catch {
      // The button is still there.
      asked = false
    }
  }

  function tell(sentence) {
    const told = part.querySelector('[role=status]') ?? part.appendChild(document.createElement('p'))
    told.setAttribute('role', 'status')
    told.textContent = sentence
  }

  function show(markup) {
    const held = part.contains(document.activeElement)
    part.outerHTML = markup
    if (held) form.querySelector('#code')?.focus()
    // A script that comes as markup is not run, and the code's is of this very site.
    const script = form.querySelector('script[src*=security-code]')
    if (script) import(script.src)
  }
}
