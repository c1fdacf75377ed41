// Parts that the public pages share. Every function returns ready HTML: values are escaped by ghtml, `!${}` marks HTML made here.

import { html } from 'ghtml'
import { formatDate, formatSize, type Locale } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { MAX_FILE_BYTES } from './raise/model.ts'

export type Say = (key: string, params?: Record<string, unknown>) => string
/** What a view needs to write in one language: words of this folder by short key, any words by full key, links. */
export type Paper = { readonly say: Say; readonly t: Say; readonly locale: Locale; href(path: `/${string}`): `/${string}` }

export function paperOf(ctx: Pick<Ctx, 't' | 'locale'>): Paper {
  return {
    locale: ctx.locale,
    t: (key, params) => ctx.t(key, params),
    say: (key, params) => ctx.t(`casework.public.${key}`, params),
    href: (path) => (ctx.locale === 'fa' ? path : path === '/' ? '/en' : `/en${path}`),
  }
}

/** Why a field cannot be taken: words by full key, so that refusals of other rooms fit too. */
export type Fault = { readonly key: string; readonly params?: Record<string, unknown> }
export type Faults = Readonly<Record<string, Fault>>

type FieldProps = { id: string; label: string; hint?: string; fault?: Fault | undefined; heading?: boolean }

const describedBy = ({ id, hint, fault }: FieldProps) => [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ')

/** Attributes that tie an input to its hint and its error. Built of ids only, so it may stand unescaped. */
const ties = (props: FieldProps) => {
  const by = describedBy(props)
  return `${by ? ` aria-describedby="${by}"` : ''}${props.fault ? ' aria-invalid="true"' : ''}`
}

export const hintOf = ({ id, hint }: FieldProps) => (hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : '')
export const faultOf = (p: Paper, { id, fault }: FieldProps) =>
  fault ? html`<p class="error" id="${id}-error">${p.t(fault.key, fault.params)}</p>` : ''

function field(p: Paper, props: FieldProps, input: string): string {
  const label = html`<label for="${props.id}">${props.label}</label>`
  return html`<div class="field">!${props.heading ? `<h1>${label}</h1>` : label}!${hintOf(props)}!${faultOf(p, props)}!${input}</div>`
}

type TextProps = FieldProps & {
  value: string
  type?: 'text' | 'tel'
  autocomplete?: string
  inputmode?: string
  max?: number
  className?: string
  dir?: 'ltr' | 'auto'
}

export function textField(p: Paper, props: TextProps): string {
  const { id, value, type = 'text', autocomplete = 'off', inputmode = '', max = 300, className = '', dir = 'auto' } = props
  return field(
    p,
    props,
    html`<input type="${type}" id="${id}" name="${id}" value="${value}" class="${className}" dir="${dir}" maxlength="${max}" autocomplete="${autocomplete}"!${inputmode && html` inputmode="${inputmode}"`}!${ties(props)}>`,
  )
}

export function textArea(p: Paper, props: FieldProps & { value: string; max: number; keep?: string; left?: string }): string {
  const { id, value, max, keep = '', left = '' } = props
  const extras = (keep && html` data-keep="${keep}"`) + (left && html` data-left="${left}" data-max="${max}"`)
  return field(p, props, html`<textarea id="${id}" name="${id}" rows="7" dir="auto"!${extras}!${ties(props)}>${value}</textarea>`)
}

export function select(p: Paper, props: FieldProps & { value: string; options: readonly { value: string; label: string }[] }): string {
  const { id, value, options } = props
  const rows = options.map((o) => html`<option value="${o.value}"!${o.value === value ? ' selected' : ''}>${o.label}</option>`).join('')
  return field(
    p,
    props,
    html`<select id="${id}" name="${id}" class="short"!${ties(props)}><option value="">${p.say('choose')}</option>!${rows}</select>`,
  )
}

export function radios(p: Paper, props: FieldProps & { value: string; options: readonly { value: string; label: string }[] }): string {
  const { id, label, value, options } = props
  const rows = options
    .map(
      (o, i) =>
        html`<label class="choice"><input type="radio" name="${id}"!${i === 0 ? html` id="${id}"` : ''} value="${o.value}"!${o.value === value ? ' checked' : ''}> ${o.label}</label>`,
    )
    .join('')
  return html`<fieldset class="field"!${ties(props)}><legend><h1>${label}</h1></legend>!${hintOf(props)}!${faultOf(p, props)}!${rows}</fieldset>`
}

/** All faults above the form, each a link to its field; public.ts moves the focus here. */
export function faultList(p: Paper, faults: Faults): string {
  const all = Object.entries(faults)
  if (!all.length) return ''
  const rows = all.map(([id, { key, params }]) => html`<li><a href="#${id}">${p.t(key, params)}</a></li>`).join('')
  return html`<div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title"><h2 id="errors-title">${p.say('errors.title')}</h2><ul>!${rows}</ul></div>`
}

export const button = (word: string, className = '') => html`<button class="button ${className}">${word}</button>`

/** A form that works by plain POST; `fields` is ready HTML. */
export function form(action: string, fields: string): string {
  return html`<form method="post" action="${action}" novalidate>!${fields}</form>`
}

/** A form with files: the script shows how far it is and refuses early what the server would refuse late. */
export function uploadForm(p: Paper, action: string, fields: string): string {
  const extras = html` data-progress="${p.say('raise.files.sending', { n: '{n}' })}" data-most="${MAX_FILE_BYTES}" data-large="${p.say('raise.files.large', { size: formatSize(MAX_FILE_BYTES, p.locale) })}"`
  return html`<form method="post" action="${action}" enctype="multipart/form-data" novalidate!${extras}>!${fields}</form>`
}

/** «یکشنبه ۱ آذر ۱۴۰۵، ۱۰:۰۰» with the machine-readable moment. */
export const moment = (p: Paper, at: string | Date) =>
  html`<time datetime="${new Date(at).toISOString()}">${`${formatDate(at, p.locale, 'full')}${p.locale === 'fa' ? '، ' : ', '}${formatDate(at, p.locale, 'time')}`}</time>`

export const file = (props: FieldProps & { multiple: boolean }, p: Paper) =>
  field(
    p,
    props,
    html`<input type="file" id="${props.id}" name="${props.id}"!${props.multiple ? ' multiple' : ''} accept="image/*,application/pdf,audio/*"!${ties(props)}>`,
  )
