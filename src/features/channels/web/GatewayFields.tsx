// The fields of a gateway, in four parts.

import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gateway } from '../gateway/model.ts'
import type { SecretDraft } from './GatewayPage.tsx'
import { ListField } from './ListField.tsx'

type Part = { draft: Gateway; onChange: (part: Partial<Gateway>) => void }

export function SendFields({ draft: g, onChange }: Part) {
  const { t } = useWords()
  const header = (index: number, part: Partial<Gateway['headers'][number]>) =>
    onChange({ headers: g.headers.map((h, i) => (i === index ? { ...h, ...part } : h)) })
  return (
    <Stack gap={4}>
      <div className="channels-pair">
        <Select
          label={t('channels.gateway.method')}
          value={g.method}
          options={(['POST', 'PUT', 'GET'] as const).map((id) => ({ id, text: id }))}
          onChange={(method) => onChange({ method })}
        />
        <TextField
          label={t('channels.gateway.url')}
          hint={t('channels.gateway.urlHint')}
          type="url"
          dir="ltr"
          maxLength={1000}
          value={g.url}
          onChange={(url) => onChange({ url })}
        />
      </div>
      {g.method !== 'GET' && (
        <div className="channels-pair">
          <Select
            label={t('channels.gateway.encoding')}
            value={g.encoding}
            options={(['json', 'form'] as const).map((id) => ({ id, text: t(`channels.gateway.${id}`) }))}
            onChange={(encoding) => onChange({ encoding })}
          />
          <TextArea label={t('channels.gateway.body')} dir="ltr" rows={4} maxLength={4000} value={g.body} onChange={(body) => onChange({ body })} />
        </div>
      )}
      <Columns>
        <TextField label={t('channels.gateway.from')} dir="ltr" maxLength={40} value={g.from} onChange={(from) => onChange({ from })} />
        <Select
          label={t('channels.gateway.phoneForm')}
          value={g.phoneForm}
          options={(['local', 'digits', 'e164'] as const).map((id) => ({ id, text: t(`channels.gateway.phoneForm.${id}`) }))}
          onChange={(phoneForm) => onChange({ phoneForm })}
        />
      </Columns>
      <fieldset className="channels-rows">
        <legend className="field-label">{t('channels.gateway.headers')}</legend>
        <p className="field-hint">{t('channels.gateway.headersHint')}</p>
        {g.headers.map((h, index) => (
          <div key={index} className="channels-row">
            <TextField
              label={t('channels.gateway.header')}
              hideLabel
              placeholder={t('channels.gateway.header')}
              dir="ltr"
              maxLength={60}
              value={h.name}
              onChange={(name) => header(index, { name })}
            />
            <TextField
              label={t('channels.gateway.value')}
              hideLabel
              placeholder="Bearer {apiKey}"
              dir="ltr"
              maxLength={1000}
              value={h.value}
              onChange={(value) => header(index, { value })}
            />
            <Button
              kind="quiet"
              size="small"
              icon="trash"
              label={t('channels.gateway.remove', { name: h.name })}
              onPress={() => onChange({ headers: g.headers.filter((_, i) => i !== index) })}
            />
          </div>
        ))}
        <Button size="small" kind="quiet" icon="plus" onPress={() => onChange({ headers: [...g.headers, { name: '', value: '' }] })}>
          {t('channels.gateway.addHeader')}
        </Button>
      </fieldset>
    </Stack>
  )
}

export function SecretFields({ secrets, onChange }: { secrets: readonly SecretDraft[]; onChange: (secrets: readonly SecretDraft[]) => void }) {
  const { t } = useWords()
  const change = (index: number, part: Partial<SecretDraft>) => onChange(secrets.map((s, i) => (i === index ? { ...s, ...part } : s)))
  return (
    <fieldset className="channels-rows">
      <legend className="visually-hidden">{t('channels.gateway.secrets')}</legend>
      <p className="field-hint">{t('channels.gateway.secretsHint')}</p>
      {secrets.map((s, index) => (
        <div key={index} className="channels-row">
          <TextField
            label={t('channels.gateway.secretName')}
            hideLabel
            placeholder="apiKey"
            dir="ltr"
            maxLength={40}
            value={s.name}
            disabled={s.kept}
            onChange={(name) => change(index, { name })}
          />
          <TextField
            label={t('channels.gateway.secretValue')}
            hideLabel
            type="password"
            autoComplete="new-password"
            dir="ltr"
            maxLength={1000}
            value={s.value}
            placeholder={s.kept ? '••••••••' : t('channels.gateway.secretValue')}
            hint={s.kept && !s.value ? t('channels.gateway.secretKept') : undefined}
            onChange={(value) => change(index, { value })}
          />
          <Button
            kind="quiet"
            size="small"
            icon="trash"
            label={t('channels.gateway.remove', { name: s.name })}
            onPress={() => onChange(secrets.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <Button size="small" kind="quiet" icon="plus" onPress={() => onChange([...secrets, { name: '', value: '', kept: false }])}>
        {t('channels.gateway.addSecret')}
      </Button>
    </fieldset>
  )
}

export function AnswerFields({ draft: g, onChange }: Part) {
  const { t } = useWords()
  return (
    <Stack gap={4}>
      <TextField
        label={t('channels.gateway.refPath')}
        hint={t('channels.gateway.refPathHint')}
        dir="ltr"
        maxLength={120}
        value={g.refPath}
        onChange={(refPath) => onChange({ refPath })}
      />
      <TextField
        label={t('channels.gateway.okPath')}
        hint={t('channels.gateway.okPathHint')}
        dir="ltr"
        maxLength={120}
        value={g.okPath}
        onChange={(okPath) => onChange({ okPath })}
      />
      {g.okPath && <ListField label={t('channels.gateway.okValues')} value={g.okValues} onChange={(okValues) => onChange({ okValues })} />}
    </Stack>
  )
}

/** Latin with slashes inside Persian: kept in its own direction (U+2066 … U+2069). */
const isolated = (text: string) => `\u2066${text}\u2069`

export function CallbackFields({ draft: g, onChange }: Part) {
  const { t } = useWords()
  const incoming = (part: Partial<Gateway['incoming']>) => onChange({ incoming: { ...g.incoming, ...part } })
  const delivery = (part: Partial<Gateway['delivery']>) => onChange({ delivery: { ...g.delivery, ...part } })
  const field = (name: 'from' | 'text' | 'ref' | 'at' | 'state', value: string, set: (value: string) => void) => (
    <TextField key={name} label={t(`channels.gateway.field.${name}`)} dir="ltr" maxLength={120} value={value} onChange={set} />
  )
  return (
    <Columns>
      <Card title={t('channels.gateway.incoming')}>
        <Stack gap={3}>
          <p className="field-hint">{t('channels.gateway.incomingHint', { url: isolated('/api/channels/messages') })}</p>
          <div className="channels-grid">
            {field('from', g.incoming.from, (from) => incoming({ from }))}
            {field('text', g.incoming.text, (text) => incoming({ text }))}
            {field('ref', g.incoming.ref, (ref) => incoming({ ref }))}
            {field('at', g.incoming.at, (at) => incoming({ at }))}
          </div>
        </Stack>
      </Card>
      <Card title={t('channels.gateway.delivery')}>
        <Stack gap={3}>
          <p className="field-hint">{t('channels.gateway.incomingHint', { url: isolated('/api/channels/deliveries') })}</p>
          <div className="channels-grid">
            {field('ref', g.delivery.ref, (ref) => delivery({ ref }))}
            {field('state', g.delivery.state, (state) => delivery({ state }))}
            {field('at', g.delivery.at, (at) => delivery({ at }))}
            <ListField label={t('channels.gateway.delivered')} value={g.delivery.delivered} onChange={(delivered) => delivery({ delivered })} />
            <ListField label={t('channels.gateway.failed')} value={g.delivery.failed} onChange={(failed) => delivery({ failed })} />
          </div>
        </Stack>
      </Card>
    </Columns>
  )
}
