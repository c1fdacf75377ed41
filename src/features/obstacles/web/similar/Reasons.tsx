import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { LikenessKind, Reason } from '../../similar/model.ts'

const tones = { same: 'warning', event: 'info', copy: 'neutral' } as const

/** The kind of a likeness and why it was proposed, as badges. */
export function Reasons({ kind, reasons }: { kind: LikenessKind; reasons: readonly Reason[] }) {
  const { t, locale } = useWords()
  return (
    <span className="dup-reasons">
      <Badge tone={tones[kind]}>{t(`obstacles.similar.kind.${kind}`)}</Badge>
      {reasons.map(({ name, value }) => (
        <Badge key={name}>
          {t(`obstacles.similar.reason.${name}`, { value: typeof value === 'number' ? formatNumber(value, locale) : (value ?? '') })}
        </Badge>
      ))}
    </span>
  )
}
