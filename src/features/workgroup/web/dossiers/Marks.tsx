// Small signs of a dossier: code, state, flags, the parallel body, the clock.

import './dossiers.css'
import { Badge } from '#ui/parts/Badge.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { useWords } from '#ui/words.tsx'
import type { DossierLine } from '../../dossiers/model.ts'
import type { DossierState } from '../../model.ts'
import { flagLook, soonMs, stateLook } from './look.ts'

export function StateBadge({ state }: { state: DossierState }) {
  const { t } = useWords()
  return (
    <Badge tone={stateLook[state].tone} icon={stateLook[state].icon}>
      {t(`workgroup.dossier.state.${state}`)}
    </Badge>
  )
}

export function Code({ code }: { code: string }) {
  return (
    <bdi dir="ltr" className="ds-code">
      {code}
    </bdi>
  )
}

type Marked = Pick<DossierLine, 'flags' | 'confidential' | 'priority' | 'parallel'>

/** `short`: in a list, where the name of the parallel body is too long. */
export function Flags({ row, short = false }: { row: Marked; short?: boolean }) {
  const { t } = useWords()
  return (
    <>
      {row.priority === 'production_stopped' && (
        <Badge tone="danger" icon="fire">
          {t('workgroup.dossiers.stopped')}
        </Badge>
      )}
      {row.confidential && (
        <Badge tone="warning" icon="lock">
          {t('workgroup.dossiers.confidential')}
        </Badge>
      )}
      {row.flags.map((flag) => (
        <Badge key={flag} tone={flagLook[flag].tone} icon={flagLook[flag].icon}>
          {flag === 'parallel' && !short ? t('workgroup.dossiers.flag.parallel.of', { body: row.parallel }) : t(`workgroup.dossiers.flag.${flag}`)}
        </Badge>
      ))}
    </>
  )
}

type Clocks = Pick<DossierLine, 'hearBy' | 'bringBy'> & { readonly paused?: boolean }

/** Until when it must be heard, nothing once it is; while it is returned, until when its documents are to be brought. */
export function HearClock({ hearBy, bringBy, paused = false }: Clocks) {
  const { t } = useWords()
  if (!hearBy && !paused && !bringBy) return null
  return (
    <span className="ds-clock">
      {bringBy && (
        <>
          <span className="muted">{t('workgroup.dossiers.bring')}</span>
          <DueClock due={bringBy} soonMs={soonMs} />
        </>
      )}
      {(hearBy || paused) && <span className="muted">{t(paused ? 'workgroup.dossiers.hear.paused' : 'workgroup.dossiers.hear')}</span>}
      {hearBy && <DueClock due={hearBy} soonMs={soonMs} />}
    </span>
  )
}
