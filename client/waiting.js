const badge = document.querySelector('[data-waiting]')

/** Between two questions while the page is looked at; hidden or out of reach it asks ever less often. */
const SOON = 15_000
const SELDOM = 300_000

if (badge) keepCounting(badge)

/** Keeps the number of what waits true: beside its place in the masthead, in the title, and where the page shows it. */
function keepCounting(badge) {
  const title = document.title
  let pause = SOON
  let timer

  const askIn = (time) => {
    clearTimeout(timer)
    timer = setTimeout(ask, time)
  }

  async function ask() {
    pause = document.hidden ? Math.min(pause * 2, SELDOM) : SOON
    try {
      // Kept by the browser with its ETag: while the number is the same the answer has no body.
      const response = await fetch(badge.dataset.waiting, { redirect: 'error' })
      if (!response.ok) throw new Error(`the count was answered with ${response.status}`)
      show(await response.json())
    } catch {
      pause = Math.min(pause * 2, SELDOM)
    }
    askIn(pause)
  }

  function show({ waiting, shown, said }) {
    badge.hidden = waiting === 0
    badge.textContent = shown
    badge.title = said
    document.title = waiting === 0 ? title : `(${shown}) ${title}`
    for (const count of document.querySelectorAll('[data-waiting-count]')) count.textContent = shown
    document.dispatchEvent(new CustomEvent('waiting', { detail: waiting }))
  }

  document.addEventListener('visibilitychange', () => document.hidden || askIn(0))
  // Something was decided on this page; several in a row are one question.
  document.addEventListener('decided', () => askIn(400))
  ask()
}
