// One question a page. The visitor always sees where they are and can go back without losing anything.

import { html } from 'ghtml'
import { formatPhone, formatSize, toPersianDigits } from '#kernel/format.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { TEXT_MAX } from '../../model.ts'
import { button, type Faults, faultList, faultOf, file, form, moment, type Paper, radios, select, textArea, textField, uploadForm } from '../views.ts'
import { type Attached, MAX_FILE_BYTES, MAX_FILES, type Raising, type Step, steps } from './model.ts'
import { before } from './rules.ts'

export type County = { readonly id: string; readonly nameFa: string; readonly nameEn: string }
export type Sheet = {
  readonly answers: Raising
  readonly files: readonly Attached[]
  readonly counties: readonly County[]
  readonly faults: Faults
  readonly saved: boolean
}

export function stepView(p: Paper, step: Step, sheet: Sheet): string {
  const back = before(step)
  const nth = steps.indexOf(step) + 1
  const foot = html`<div class="row">!${button(p.say(step === 'check' ? 'raise.check.send' : 'next'))}!${back ? html`<a href="${p.href(`/raise/${back}`)}">${p.say('back')}</a>` : ''}</div>`
  const bar = steps.map((_, i) => `<li${i < nth ? ' class="done"' : ''}></li>`).join('')
  return html`<p class="progress">${p.say('raise.step', { n: nth, of: steps.length })}</p>
<ul class="bar" aria-hidden="true">!${bar}</ul>
!${faultList(p, sheet.faults)}
!${step === 'files' ? filesView(p, sheet) : ''}!${step === 'check' ? checkView(p, sheet) : ''}
!${form(p.href(`/raise/${step}`), questions(p, step, sheet) + foot)}
!${sheet.saved ? html`<div class="after"><p class="hint">${p.say('raise.saved')}</p>!${form(p.href('/raise/restart'), html`<button class="plain">${p.say('raise.restart')}</button>`)}</div>` : ''}`
}

function questions(p: Paper, step: Step, { answers: a, counties, faults }: Sheet): string {
  switch (step) {
    case 'text':
      return textArea(p, {
        id: 'text',
        label: p.say('raise.text.q'),
        hint: p.say('raise.text.hint'),
        value: a.text,
        max: TEXT_MAX,
        keep: 'raise',
        left: p.say('raise.text.left', { n: '{n}' }),
        fault: faults['text'],
        heading: true,
      })
    case 'stopped':
      return radios(p, {
        id: 'stopped',
        label: p.say('raise.stopped.q'),
        hint: p.say('raise.stopped.hint'),
        value: a.stopped,
        fault: faults['stopped'],
        options: [
          { value: 'yes', label: p.say('raise.stopped.yes') },
          { value: 'no', label: p.say('raise.stopped.no') },
        ],
      })
    case 'unit':
      return (
        html`<h1>${p.say('raise.unit.q')}</h1>` +
        textField(p, {
          id: 'unitName',
          label: p.say('raise.unit.name'),
          value: a.unitName,
          fault: faults['unitName'],
          autocomplete: 'organization',
        }) +
        select(p, {
          id: 'county',
          label: p.say('raise.unit.county'),
          value: a.county,
          fault: faults['county'],
          options: counties.map((c) => ({ value: c.id, label: p.locale === 'fa' ? c.nameFa : c.nameEn })),
        }) +
        textField(p, {
          id: 'identifier',
          label: `${p.say('raise.unit.id')} ${p.say('optional')}`,
          hint: p.say('raise.unit.id.hint'),
          value: a.identifier,
          fault: faults['identifier'],
          inputmode: 'numeric',
          className: 'short',
          dir: 'ltr',
        })
      )
    case 'you':
      return (
        html`<h1>${p.say('raise.you.q')}</h1>` +
        textField(p, { id: 'name', label: p.say('raise.you.name'), value: a.name, fault: faults['name'], autocomplete: 'name' }) +
        textField(p, {
          id: 'phone',
          label: p.say('raise.you.phone'),
          hint: p.say('raise.you.phone.hint'),
          value: a.phone,
          fault: faults['phone'],
          type: 'tel',
          autocomplete: 'tel',
          inputmode: 'tel',
          className: 'short',
          dir: 'ltr',
        })
      )
    default:
      return ''
  }
}

/** Uploading is a form of its own: each file is stored before the visitor goes on. */
function filesView(p: Paper, { files, faults }: Sheet): string {
  const rows = files
    .map(
      (f) =>
        html`<li><span><bdi>${f.name}</bdi> <small>${formatSize(f.bytes, p.locale)}</small></span>!${form(p.href('/raise/remove'), html`<input type="hidden" name="file" value="${f.id}"><button class="plain">${p.say('raise.files.remove', { name: f.name })}</button>`)}</li>`,
    )
    .join('')
  const props = { id: 'files', label: p.say('raise.files.choose'), fault: faults['files'], multiple: true }
  const hint = p.say('raise.files.hint', { size: formatSize(MAX_FILE_BYTES, p.locale), n: MAX_FILES })
  return html`<h1>${p.say('raise.files.q')}</h1><p class="hint">${hint}</p>
!${files.length ? html`<h2>${p.say('raise.files.list')}</h2><ul class="files">!${rows}</ul>` : ''}
!${files.length < MAX_FILES ? uploadForm(p, p.href('/raise/attach'), file(props, p) + html`<div class="field">!${button(p.say('raise.files.add'), 'quiet')}</div>`) : faultOf(p, props)}`
}

function checkView(p: Paper, { answers: a, files, counties }: Sheet): string {
  const county = counties.find((c) => c.id === a.county)
  const phone = normalisePhone(a.phone)
  const digits = p.locale === 'fa' ? toPersianDigits : (text: string) => text
  const row = (step: Step, value: string) =>
    html`<div><dt>${p.say(`raise.check.${step}`)}</dt><dd class="pre">${value}</dd><dd class="edit"><a href="${p.href(`/raise/${step}`)}" aria-label="${p.say('raise.check.edit.of', { what: p.say(`raise.check.${step}`) })}">${p.say('raise.check.edit')}</a></dd></div>`
  return html`<h1>${p.say('raise.check.q')}</h1><p>${p.say('raise.check.hint')}</p><dl class="facts">
!${row('text', a.text)}
!${row('stopped', p.say(a.stopped === 'yes' ? 'yes' : 'no'))}
!${row('unit', [a.unitName, county && (p.locale === 'fa' ? county.nameFa : county.nameEn), digits(a.identifier)].filter(Boolean).join('\n'))}
!${row('you', `${a.name}\n${phone.ok ? formatPhone(phone.value, p.locale) : a.phone}`)}
!${row('files', files.length ? files.map((f) => f.name).join('\n') : p.say('none'))}
</dl>`
}

export type ReceiptSheet = { readonly code: string; readonly openedAt: string | Date; readonly dueAt: string | Date | null }

export function receiptView(p: Paper, { code, openedAt, dueAt }: ReceiptSheet): string {
  return html`<h1>${p.say('receipt.title')}</h1>
<section class="receipt" data-forget="raise" aria-label="${p.say('receipt.code')}">
<p class="hint">${p.say('receipt.code')}</p><p><b class="big">${code}</b></p><p>${p.say('receipt.keep')}</p>
<dl class="facts"><div><dt>${p.say('receipt.sent')}</dt><dd>!${moment(p, openedAt)}</dd></div>
!${dueAt ? html`<div><dt>${p.say('receipt.deadline')}</dt><dd>!${moment(p, dueAt)}</dd></div>` : ''}</dl>
<h2>${p.say('receipt.next')}</h2><p>${p.say('receipt.next.text')}</p>!${dueAt ? html`<p>${p.say('receipt.deadline.text')}</p>` : ''}
</section>
<div class="row no-print"><a class="button" href="${p.href('/follow')}?code=${code}">${p.say('receipt.follow')}</a>
<button class="button quiet only-script" type="button" data-print>${p.say('receipt.print')}</button><a href="${p.href('/')}">${p.say('receipt.home')}</a></div>
<p class="hint no-script no-print">${p.say('receipt.print.hint')}</p>`
}
