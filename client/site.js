const on = (selector, act) => {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false
    button.addEventListener('click', () => act(button))
  }
}

on('[data-print]', () => print())
on('[data-share]', share)

/** The device's own sharing where there is one; else the address goes to the clipboard, and the page says so. */
async function share(button) {
  const url = document.querySelector('link[rel=canonical]')?.href ?? location.href
  if (navigator.share) return navigator.share({ title: document.title, url }).catch(refused)
  try {
    await navigator.clipboard.writeText(url)
    button.parentElement.querySelector('[role=status]').textContent = button.dataset.done
  } catch {
    // No clipboard, or not for this page: the address at the end of the text, marked, ready to be copied by hand.
    const address = document.querySelector('.address')
    address.scrollIntoView({ block: 'center' })
    getSelection().selectAllChildren(address)
  }
}

/** A reader who closes the sheet has answered; that is no failure. */
function refused(error) {
  if (error.name !== 'AbortError') throw error
}
