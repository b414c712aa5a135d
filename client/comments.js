const form = document.querySelector('#add-comment')
const part = form?.querySelector('[data-code-on-asking]')

if (part) bringCode(part)

/**
 * The page is the same for all readers and holds no code. One is fetched when a reader comes near the form, and
 * put where the button that asks for it stands; without this script, or a network, the button does it.
 */
function bringCode(part) {
  const near = new IntersectionObserver(([entry]) => entry.isIntersecting && bring(), { rootMargin: '50%' })
  const template = part.querySelector('template')
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
      const response = await fetch(template.content.firstElementChild.dataset.newCode, { cache: 'no-store' })
      if (!response.ok) throw new Error(`a new code was answered with ${response.status}`)
      show(await response.json())
      near.disconnect()
    } catch {
      // The button is still there.
      asked = false
    }
  }

  function show({ token, picture, sound }) {
    const code = template.content.cloneNode(true)
    code.querySelector('[type=hidden]').value = token
    code.querySelector('img').src = picture
    code.querySelector('audio').src = sound
    const held = part.contains(document.activeElement)
    part.replaceWith(code)
    if (held) form.querySelector('#code').focus()
  }
}
