// Small pieces of a message that several pages show.

import { formatDate, formatNumber, formatPhone } from '#kernel/format.ts'
import { Badge, type Tone } from '#ui/parts/Badge.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { useWords } from '#ui/words.tsx'
import type { MessageState, MessageView } from '../model.ts'

const tones: Record<MessageState, Tone> = {
  waiting: 'neutral',
  sending: 'info',
  sent: 'primary',
  delivered: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  received: 'info',
}

export function StateBadge({ state }: { state: MessageState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`channels.state.${state}`)}</Badge>
}

/** A phone as people read it, anything else as it is; always in its own direction. */
export function Address({ value }: { value: string }) {
  const { locale } = useWords()
  return <bdi className="channels-address">{value.startsWith('+') ? formatPhone(value, locale) : value}</bdi>
}

/** The words of a message; a hidden code says so. */
export function MessageText({ message }: { message: MessageView }) {
  const { t } = useWords()
  if (message.secret && !message.text)
    return (
      <span className="channels-secret">
        <Icon name="lock" size={14} /> {t('channels.outbox.secret')}
      </span>
    )
  return (
    <span className="channels-text" dir="auto">
      {message.text}
    </span>
  )
}

/** Why it has not gone yet, or never will. */
export function StateNote({ message: m }: { message: MessageView }) {
  const { t, locale } = useWords()
  const notes = [
    m.error && t(`channels.error.${m.error}`),
    m.attempts > 0 && m.state === 'waiting' && t('channels.outbox.attempts', { count: m.attempts }),
    m.nextTryAt && m.attempts > 0 && t('channels.outbox.nextTry', { when: formatDate(m.nextTryAt, locale, 'time') }),
    m.nextTryAt && m.attempts === 0 && m.nextTryAt > m.createdAt && t('channels.outbox.scheduled', { when: formatDate(m.nextTryAt, locale, 'time') }),
  ].filter(Boolean)
  return notes.length ? <span className="field-hint">{notes.join(' · ')}</span> : null
}

export const useCount = () => {
  const { locale } = useWords()
  return (n: number | undefined) => formatNumber(n ?? 0, locale)
}
