const text = document.querySelector('.card .words')
const spans = document.querySelector('[data-spans]')
const button = document.querySelector('[data-redact-selected]')

if (text && spans && button) coverSelected()

/** What is selected in the comment is covered by its place in the text, so that one of several like pieces can be meant. */
function coverSelected() {
  button.hidden = false
  button.disabled = true
  let selected

  document.addEventListener('selectionchange', () => {
    const found = spanOf(getSelection())
    // Pressing the button may take the selection away; what was selected last is meant.
    if (found) selected = found
    button.disabled = selected === undefined
  })
  button.addEventListener('click', () => {
    spans.value = selected
    button.form.noValidate = true
    button.form.requestSubmit()
  })

  /** `5-9`, in UTF-16 units of the comment; undefined when nothing of it is selected. */
  function spanOf(selection) {
    if (selection.rangeCount === 0 || selection.isCollapsed) return undefined
    const range = selection.getRangeAt(0)
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return undefined
    const before = document.createRange()
    before.setStart(text, 0)
    before.setEnd(range.startContainer, range.startOffset)
    const start = before.toString().length
    return `${start}-${start + range.toString().length}`
  }
}
