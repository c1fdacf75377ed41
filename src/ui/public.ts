// Comforts of the public pages; everything works without this file. It counts characters, keeps what is being written on
// this device until it reaches the server, and shows how far an upload is. Kept small on purpose: no imports.

const page = document.documentElement
page.classList.add('scripted')

const digits = (n: number): string => (page.lang === 'fa' ? String(n).replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]!) : String(n))
const fill = (words: string, n: number): string => words.replace('{n}', digits(n))

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-left]')) {
  const line = document.createElement('small')
  line.setAttribute('aria-live', 'off')
  area.after(line)
  const count = () => {
    line.textContent = fill(area.dataset['left']!, Number(area.dataset['max']) - area.value.length)
  }
  area.addEventListener('input', count)
  count()
}

// What is typed but not sent survives a closed browser. Phone and name are left to the server's draft: a shared computer.
for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-keep]')) {
  const key = `keep:${field.dataset['keep']}`
  try {
    if (!field.value) field.value = localStorage.getItem(key) ?? ''
    field.dispatchEvent(new Event('input'))
    field.addEventListener('input', () => localStorage.setItem(key, field.value))
  } catch {
    // storage may be forbidden; the server's draft remains
  }
}

for (const sent of document.querySelectorAll<HTMLElement>('[data-forget]')) {
  try {
    localStorage.removeItem(`keep:${sent.dataset['forget']}`)
  } catch {
    // as above
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) button.addEventListener('click', () => print())

// The summary of errors gets the focus, so that a screen reader reads it first.
document.querySelector<HTMLElement>('.errors')?.focus()

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-progress]'))
  form.addEventListener('submit', (event) => {
    const files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap((input) => [...(input.files ?? [])])
    if (!files.length) return
    event.preventDefault()
    const line = form.querySelector('p[role=status]') ?? document.createElement('p')
    line.setAttribute('role', 'status')
    form.append(line)
    // Two gigabytes are not sent over a bad line only to be refused. The button stays alive: another file may be chosen.
    const large = files.find((file) => file.size > Number(form.dataset['most']))
    if (large) {
      event.stopImmediatePropagation()
      line.textContent = `${large.name}: ${form.dataset['large']}`
      return
    }
    const body = new FormData(form, (event as SubmitEvent).submitter)
    const sending = new XMLHttpRequest()
    sending.open('POST', form.action)
    sending.upload.addEventListener('progress', ({ loaded, total }) => {
      line.textContent = fill(form.dataset['progress']!, Math.floor((loaded / total) * 100))
    })
    sending.addEventListener('load', () => {
      // The answer is the next page, or this one with its errors.
      history.replaceState(null, '', sending.responseURL)
      document.open()
      document.write(sending.responseText)
      document.close()
    })
    sending.addEventListener('error', () => form.submit())
    sending.send(body)
  })

// Nobody sends twice by pressing twice.
for (const form of document.querySelectorAll('form'))
  form.addEventListener('submit', () =>
    setTimeout(() => {
      for (const button of form.querySelectorAll('button')) button.disabled = true
    }, 0),
  )
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button')) button.disabled = false
})

export {}
