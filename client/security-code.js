for (const part of document.querySelectorAll('[data-new-code]')) {
  changeInPlace(part)
  startProof(part, part.dataset.challenge)
}

/** Where the site asks for a proof of work, its script is fetched. */
async function startProof(part, challenge) {
  if (!challenge) return
  const { prove } = await import(part.dataset.proof)
  await prove(challenge)
}

/** “Try another” changes the code alone, where it stands; without this script the whole form comes back with another. */
function changeInPlace(part) {
  const find = (selector) => part.querySelector(selector)
  const button = find('[value=another]')
  const status = find('[role=status]')
  let asking

  button.addEventListener('click', async (event) => {
    event.preventDefault()
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    status.textContent = ''
    try {
      const response = await fetch(part.dataset.newCode, { signal, cache: 'no-store' })
      if (response.status === 429) {
        status.textContent = await response.text()
        return
      }
      if (!response.ok) throw new Error(`a new code was answered with ${response.status}`)
      show(await response.json())
    } catch {
      // The code that is there still holds.
      if (!signal.aborted) status.textContent = part.dataset.failed
    }
  })

  // Its network has asked for too many: the picture is not drawn, and its address says why.
  find('img').addEventListener('error', async () => {
    const response = await fetch(find('img').src, { cache: 'no-store' }).catch(() => undefined)
    if (response?.status === 429) status.textContent = await response.text()
  })

  function show({ token, picture, sound, challenge }) {
    find('[name=code-token]').value = token
    startProof(part, challenge)
    find('img').src = picture
    const audio = find('audio')
    audio.pause()
    audio.src = sound
    const input = find('#code')
    input.value = ''
    input.removeAttribute('aria-invalid')
    input.setAttribute('aria-describedby', 'code-hint')
    find('.error')?.remove()
    input.focus()
    status.textContent = part.dataset.changed
  }
}
