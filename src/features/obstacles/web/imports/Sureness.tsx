// How many rows are how sure, in tenths; the slider chooses from where on rows are decided.

import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'

export function Sureness({ tenths, value, onChange }: { tenths: readonly number[]; value: number; onChange: (tenth: number) => void }) {
  const { t, locale } = useWords()
  const most = Math.max(1, ...tenths)
  const percent = (tenth: number) => formatNumber(tenth / 10, locale, { style: 'percent' })
  return (
    <div className="import-sureness">
      <div className="import-tenths" aria-hidden="true">
        {tenths.map((count, tenth) => (
          <span key={tenth} data-in={tenth >= value || undefined} title={`${percent(tenth)}: ${formatNumber(count, locale)}`}>
            <i style={{ blockSize: `${count ? Math.max(6, (count / most) * 100) : 0}%` }} />
          </span>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={9}
        step={1}
        value={value}
        aria-label={t('obstacles.imports.threshold')}
        aria-valuetext={percent(value)}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <span className="muted">{t('obstacles.imports.fromOn', { percent: percent(value) })}</span>
    </div>
  )
}
