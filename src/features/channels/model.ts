// The nouns of channels: what goes out, what comes in, who called, what the bell says.
// Addresses are E.164 phones (+989…) or e-mail addresses; times are ISO 8601 in UTC.

import { type Static, Type } from 'typebox'
import { Id, InvestorHint, maybe, pageOf, UnitHint } from '#features/registry/model.ts'

const Time = Type.String({ format: 'date-time' })

export const directions = ['out', 'in'] as const
export const messageStates = ['waiting', 'sending', 'sent', 'delivered', 'failed', 'cancelled', 'received'] as const
export type MessageState = (typeof messageStates)[number]

export const MessageView = Type.Object({
  id: Id,
  direction: Type.Enum([...directions]),
  channel: Type.Enum(['sms', 'mail']),
  address: Type.String(),
  template: maybe(Type.String()),
  /** A message with a one-time code is shown without its text, except in demo mode. */
  text: Type.String(),
  secret: Type.Boolean(),
  caseId: maybe(Id),
  unitId: maybe(Id),
  state: Type.Enum([...messageStates]),
  attempts: Type.Integer(),
  nextTryAt: maybe(Time),
  /** A word key under `channels.error.…`; empty when nothing went wrong. */
  error: Type.String(),
  createdAt: Time,
  updatedAt: Time,
  /** What this person may do with it now. */
  open: Type.Array(Type.Enum(['resend', 'cancel'])),
})
export type MessageView = Static<typeof MessageView>
export const MessagePage = pageOf(MessageView)

export const OutboxCounts = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  /** Is there anywhere to send to? Without a gateway messages wait. */
  gateways: Type.Object({ sms: Type.Boolean(), mail: Type.Boolean() }),
  demo: Type.Boolean(),
})

export const TemplateView = Type.Object({
  key: Type.String(),
  fa: Type.String(),
  en: Type.String(),
  shipped: Type.Object({ fa: Type.String(), en: Type.String() }),
  edited: Type.Boolean(),
  placeholders: Type.Array(
    Type.Object({
      name: Type.String(),
      must: Type.Boolean(),
      /** Filled by channels. */ given: Type.Boolean(),
      sampleFa: Type.String(),
      sampleEn: Type.String(),
    }),
  ),
  updatedAt: maybe(Time),
  version: Type.Integer(),
})
export type TemplateView = Static<typeof TemplateView>
export const TemplateText = Type.Object({
  fa: Type.String({ minLength: 1, maxLength: 1000 }),
  en: Type.String({ minLength: 1, maxLength: 1000 }),
})

export const callStates = ['ringing', 'answered', 'done', 'missed'] as const
export type CallState = (typeof callStates)[number]

export const CallView = Type.Object({
  id: Id,
  /** E.164 when it is a phone, else what the PBX said («anonymous»). */
  caller: Type.String(),
  line: Type.String(),
  at: Time,
  state: Type.Enum([...callStates]),
  operatorName: Type.String(),
  mine: Type.Boolean(),
  unitId: maybe(Id),
  caseId: maybe(Id),
  note: Type.String(),
})
export type CallView = Static<typeof CallView>
export const CallPage = pageOf(CallView)

/** What a PBX tells. The same `ref` twice is one call; a later state moves it on, an older one changes nothing. */
export const CallReport = Type.Object({
  caller: Type.String({ maxLength: 40 }),
  line: Type.Optional(Type.String({ maxLength: 40 })),
  at: Type.Optional(Time),
  ref: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  state: Type.Optional(Type.Enum([...callStates])),
})

export const CallerView = Type.Object({
  /** E.164, or the raw number when it is not a phone we understand. */
  number: Type.String(),
  valid: Type.Boolean(),
  units: Type.Array(UnitHint),
  investors: Type.Array(InvestorHint),
  calls: Type.Array(CallView),
  messages: Type.Array(MessageView),
})
export type CallerView = Static<typeof CallerView>

export const BellView = Type.Object({
  id: Id,
  /** The word key of the sentence, e.g. `casework.bell.referralArrived`. */
  kind: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  link: Type.String(),
  createdAt: Time,
  readAt: maybe(Time),
})
export type BellView = Static<typeof BellView>
export const BellPage = Type.Object({ rows: Type.Array(BellView), unread: Type.Integer(), next: maybe(Type.String()) })
