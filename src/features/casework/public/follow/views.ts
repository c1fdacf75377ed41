// One case as its producer sees it: where it is, until when, what happened, what they can do now.

import { html } from 'ghtml'
import { type Currency, formatDate, formatMoney, formatNumber, formatPhone, formatSize } from '#kernel/format.ts'
import type { CaseView } from '../../cases/model.ts'
import { button, type Faults, faultList, file, form, moment, type Paper, radios, textArea, textField, uploadForm } from '../views.ts'

export function askView(p: Paper, values: { code: string; phone: string }, faults: Faults): string {
  return html`<h1>${p.say('follow.title')}</h1><p class="lead">${p.say('follow.lead')}</p>!${faultList(p, faults)}
!${form(
    p.href('/follow'),
    textField(p, {
      id: 'code',
      label: p.say('follow.code'),
      hint: p.say('follow.code.hint'),
      value: values.code,
      fault: faults['code'],
      className: 'short',
      dir: 'ltr',
      max: 40,
    }) +
      textField(p, {
        id: 'phone',
        label: p.say('follow.phone'),
        value: values.phone,
        fault: faults['phone'],
        type: 'tel',
        autocomplete: 'tel',
        inputmode: 'tel',
        className: 'short',
        dir: 'ltr',
        max: 40,
      }) +
      button(p.say('follow.ask')),
  )}`
}

/** The same page whether code and phone belong together or not. `shown` is the code itself, in demo mode only. */
export function codeView(p: Paper, { phone, shown }: { phone: string; shown: string | null }, faults: Faults): string {
  return html`<h1>${p.say('follow.otp.title')}</h1><p class="lead">${p.say('follow.otp.lead', { phone: formatPhone(phone, p.locale) })}</p>
!${shown ? html`<p class="note" data-demo-code="${shown}">${p.say('follow.otp.demo', { code: shown })}</p>` : ''}!${faultList(p, faults)}
!${form(p.href('/follow/code'), textField(p, { id: 'oneTimeCode', label: p.say('follow.otp.label'), value: '', fault: faults['oneTimeCode'], inputmode: 'numeric', autocomplete: 'one-time-code', className: 'code-input', dir: 'ltr', max: 12 }) + button(p.say('follow.otp.go')))}
<p><a href="${p.href('/follow')}">${p.say('follow.otp.again')}</a></p>`
}

type Notice = { readonly done: boolean; readonly faults: Faults; readonly typed: Readonly<Record<string, string>> }
const name2 = (p: Paper, name: { fa: string; en: string } | null) => (name ? (p.locale === 'fa' ? name.fa : name.en || name.fa) : '')

/** The producer’s turn has two reasons: an agency says it is done, or the rule was changed on which the case hung. */
const statusWord = (c: CaseView) => (c.status === 'action_claimed' && c.knot?.changed ? 'knot_changed' : c.status)
const knotView = (p: Paper, { title, article }: NonNullable<CaseView['knot']>) =>
  html`<p>${p.say('case.knot')}</p><p><b>${[title, article].filter(Boolean).join(' – ')}</b></p>`

export function caseView(p: Paper, c: CaseView, notice: Notice): string {
  return html`!${notice.done ? html`<p class="note" role="status">${p.say('follow.done.text')}</p>` : ''}!${faultList(p, notice.faults)}
<p class="progress">${p.say('receipt.code')} <bdi dir="ltr">${c.code}</bdi> – ${c.unitName}</p>
<h1>${p.say(`status.${statusWord(c)}`)}</h1><p class="lead">${p.say(`status.${statusWord(c)}.now`)}</p>
!${turnView(p, c, notice)}
<dl class="facts">
<div><dt>${p.say('case.holder')}</dt><dd>${[p.say(`holder.${c.holder}`), c.holder === 'producer' ? '' : name2(p, c.holderName)].filter(Boolean).join(' – ')}</dd></div>
<div><dt>${p.say('case.next')}</dt><dd>!${c.dueAt ? moment(p, c.dueAt) : html`${p.say('case.next.none')}`}!${c.overdue ? html` <span class="late">${p.say('case.next.late')}</span>` : ''}</dd></div>
<div><dt>${p.say('case.opened')}</dt><dd>!${moment(p, c.openedAt)}</dd></div>
!${c.priority === 'production_stopped' ? html`<div><dt>${p.say('case.stopped')}</dt><dd>${p.say('yes')}</dd></div>` : ''}
!${c.mergedInto ? html`<div><dt>${p.say('status.merged')}</dt><dd><bdi dir="ltr">${c.mergedInto.code}</bdi></dd></div>` : ''}
</dl>
!${referralsView(p, c)}
<section><h2>${p.say('case.history')}</h2><ol class="history">!${[...c.timeline]
    .reverse()
    .filter((a) => !a.undone && a.visibility === 'producer')
    .map((a) => actView(p, a))
    .join('')}</ol></section>
<section><h2>${p.say('case.text')}</h2><p class="pre" dir="auto">${c.text}</p></section>
!${filesView(p, c)}
!${moreView(p, c, notice)}
!${form(p.href('/follow/leave'), html`<p>!${button(p.say('follow.leave'), 'quiet')}</p>`)}`
}

function referralsView(p: Paper, c: CaseView): string {
  if (!c.referrals.length) return ''
  const rows = c.referrals
    .map(
      (r) =>
        html`<li><span><b>${name2(p, r.agencyName)}</b><br><small>${name2(p, r.deskName)}</small></span><span>${p.say(`referral.${r.state}`)}!${r.dueAt ? html`<br><small>!${moment(p, r.dueAt)}</small>` : ''}</span></li>`,
    )
    .join('')
  return html`<section><h2>${p.say('case.referrals')}</h2><ul class="files">!${rows}</ul></section>`
}

const actView = (p: Paper, a: CaseView['timeline'][number]) =>
  html`<li>!${moment(p, a.at)}<p><b>${p.say(`act.${a.name}`, { desk: name2(p, a.deskName) || p.say('holder.desk') })}</b></p>!${a.text && html`<p class="pre" dir="auto">${a.text}</p>`}</li>`

function filesView(p: Paper, c: CaseView): string {
  if (!c.attachments.length) return ''
  const rows = c.attachments
    .map((f) => html`<li><a href="/api/follow/attachments/${f.id}"><bdi>${f.name}</bdi></a><small>${formatSize(f.bytes, p.locale)}</small></li>`)
    .join('')
  return html`<section><h2>${p.say('case.files')}</h2><ul class="files">!${rows}</ul></section>`
}

const openTo = (c: CaseView, act: string) => c.acts.some((a) => a.name === act && a.whyNot === null)

/** What the case waits for from the producer now, above everything else. */
function turnView(p: Paper, c: CaseView, notice: Notice): string {
  const until = c.answerUntil
    ? html`<p><b>${p.say('case.until', { at: `${formatDate(c.answerUntil, p.locale, 'full')} ${formatDate(c.answerUntil, p.locale, 'time')}` })}</b></p>`
    : ''
  if (openTo(c, 'answer')) {
    const asked = c.timeline.findLast((a) => a.name === 'ask_info' && !a.undone)
    return turn(
      p.say('follow.answer'),
      html`<p><b>${p.say('follow.answer.asked')}</b></p><p class="pre" dir="auto">${asked?.text ?? ''}</p>` + actForm(p, c, 'answer', notice, true),
    )
  }
  if (openTo(c, 'confirm') && c.status === 'action_claimed') {
    const claims = c.referrals
      .filter((r) => r.state === 'claimed')
      .map((r) => html`<p><b>${name2(p, r.agencyName)}</b></p><p class="pre" dir="auto">${r.text ?? ''}</p>!${evidencesView(p, r)}`)
      .join('')
    return turn(
      p.say('case.acts'),
      (c.knot?.changed ? knotView(p, c.knot) : html`<p>${p.say('case.claim')}</p>`) +
        claims +
        until +
        actForm(p, c, 'confirm', notice, true) +
        more(p, c, ['confirm_part', 'dispute'], notice),
    )
  }
  if (openTo(c, 'check_result')) return turn(p.say('follow.check_result'), checkForm(p, c))
  return ''
}

const turn = (title: string, body: string) => html`<section class="turn"><h2>${title}</h2>!${body}</section>`

/** All that was shown: of resolutions of the working group each apart. */
const evidencesView = (p: Paper, r: CaseView['referrals'][number]): string =>
  r.claims.length ? r.claims.map((c) => evidenceView(p, c.evidenceType, c.evidence)).join('') : evidenceView(p, r.evidenceType, r.evidence)

function evidenceView(p: Paper, type: string | null, evidence: Record<string, unknown> | null): string {
  const values = evidence ?? {}
  const rows = Object.entries(values)
    .filter(([field, v]) => (typeof v === 'string' || typeof v === 'number') && field !== 'currency')
    .map(([field, v]) => html`<div><dt>${p.t(`obstacles.field.${field}`)}</dt><dd>${shownValue(p, field, v as string | number, values)}</dd></div>`)
    .join('')
  return type && rows ? `<dl class="facts">${rows}</dl>` : ''
}

/** Days, instants, money and choices of an evidence in words; identifiers stay as they were typed. */
function shownValue(p: Paper, field: string, value: string | number, all: Readonly<Record<string, unknown>>): string {
  if (typeof value === 'number')
    return field === 'amount' && typeof all['currency'] === 'string'
      ? formatMoney(value, all['currency'] as Currency, p.locale)
      : formatNumber(value, p.locale)
  if (field.endsWith('At')) return formatDate(value, p.locale, 'dateTime')
  if (field.endsWith('On') || field === 'validUntil') return formatDate(value, p.locale, 'date')
  return field === 'verdict' ? p.t(`obstacles.verdict.${value}`) : value
}

/** A bare "confirm" says enough; the other acts want words. */
export const needsText = (act: string) => act !== 'confirm' && act !== 'withdraw'

/** One act = one form. The version guards against acting on a state the visitor has not seen. */
function actForm(p: Paper, c: CaseView, act: string, { faults, typed }: Notice, first = false): string {
  const id = `${act}-text`
  const text =
    act === 'confirm' ? '' : textArea(p, { id, label: p.say(`follow.${act}.label`), value: typed[id] ?? '', max: 20_000, fault: faults[id] })
  const hidden = html`<input type="hidden" name="version" value="${c.version}">`
  return form(
    p.href(`/follow/act/${act}`),
    hidden + text + html`<p>!${button(p.say(`follow.${act}.go`), first ? '' : act === 'withdraw' || act === 'dispute' ? 'danger' : 'quiet')}</p>`,
  )
}

const checkForm = (p: Paper, c: CaseView) =>
  form(
    p.href('/follow/act/check_result'),
    html`<input type="hidden" name="version" value="${c.version}">` +
      radios(p, {
        id: 'holds',
        label: p.say('follow.check_result'),
        value: '',
        options: [
          { value: 'yes', label: p.say('follow.check_result.holds') },
          { value: 'no', label: p.say('follow.check_result.back') },
        ],
      }).replace(/<\/?h1>/g, '') +
      textArea(p, { id: 'check_result-text', label: `${p.say('follow.check_result.label')} ${p.say('optional')}`, value: '', max: 20_000 }) +
      button(p.say('send')),
  )

/** Acts folded away behind a summary, which browsers open without any script. */
function more(p: Paper, c: CaseView, acts: readonly string[], notice: Notice): string {
  return acts
    .filter((act) => openTo(c, act))
    .map(
      (act) =>
        html`<details!${notice.faults[`${act}-text`] ? ' open' : ''}><summary>${p.say(`follow.${act}`)}</summary>!${actForm(p, c, act, notice)}</details>`,
    )
    .join('')
}

function moreView(p: Paper, c: CaseView, notice: Notice): string {
  const acts = more(p, c, ['write', 'reopen', 'appeal', 'withdraw', ...(c.status === 'merged' ? ['confirm', 'dispute'] : [])], notice)
  // The law lets a producer attach in every status.
  const attach = html`<details!${notice.faults['files'] ? ' open' : ''}><summary>${p.say('follow.attach')}</summary>!${uploadForm(p, p.href('/follow/attach'), file({ id: 'files', label: p.say('follow.attach.label'), multiple: true, fault: notice.faults['files'] }, p) + button(p.say('send')))}</details>`
  return html`<section><h2>${p.say('case.acts.more')}</h2>!${acts}!${attach}</section>`
}
