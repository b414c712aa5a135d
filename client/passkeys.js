// Forms with `data-passkey` are hidden until it is known that the browser can do what they are for: `get` asks for a
// passkey to sign in with, `create` makes one. What the browser answers goes into the form's field `credential`, and the
// form is sent like any other.

const able = typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function'

const ASK = {
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
}

for (const form of able ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(form)
  })
}
for (const note of able ? document.querySelectorAll('[data-without-passkeys]') : []) note.hidden = true

async function ask(form) {
  const { passkey, options } = form.dataset
  const status = form.querySelector('[role=status]')
  status.textContent = ''
  try {
    const credential = await ASK[passkey](JSON.parse(options))
    form.elements.credential.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch {
    // The person closed the dialogue, or there is no such passkey: both are told in the same words by the browser.
    status.textContent = status.dataset.refused
  }
}
