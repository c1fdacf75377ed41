// The two special paths: a bank that refuses, an agency that stays silent. Where it stands, and what comes next.

import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import { type Path, type ResolutionView, type Stage, soonMs } from '../../../resolutions/model.ts'

const stagesOf: Readonly<Record<Path, readonly Stage[]>> = {
  bank: ['panel', 'must_pay', 'board'],
  nonfeasance: ['proposed', 'signed', 'handed_over'],
}
/** The act that led to each stage. */
const actOf: Readonly<Record<Stage, string>> = {
  panel: 'refuse_bank',
  must_pay: 'panel_finding',
  board: 'to_board',
  proposed: 'propose_nonfeasance',
  signed: 'sign_nonfeasance',
  handed_over: 'hand_over',
}

export function SpecialPath({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  const { path, stage } = found
  if (!path || !stage) return null
  const stages = stagesOf[path]
  const here = stages.indexOf(stage)
  const ended = found.closedAt !== null
  const registered = found.handedTo?.registered
  return (
    <Card title={t(`workgroup.resolutions.path.${path}.title`)} tone="warning">
      <p className="muted">{t(`workgroup.resolutions.path.${path}.about`)}</p>
      <ol className="rs-stages">
        {stages.map((one, at) => {
          const act = found.timeline.findLast((moved) => moved.name === actOf[one])
          const state = at < here || (ended && at === here) ? 'done' : at === here ? 'now' : 'ahead'
          return (
            <li key={one} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <Icon
                name={state === 'done' ? 'check' : state === 'now' ? 'clock' : 'more'}
                size={16}
                label={t(`workgroup.resolutions.step.${state}`)}
              />
              <div>
                <strong>{t(`workgroup.resolutions.stage.${one}`)}</strong>
                {act && (
                  <span className="muted">
                    {' '}
                    · <When at={act.at} style="date" />
                  </span>
                )}
                {act && typeof act.details['text'] === 'string' && act.details['text'] && (
                  <p className="rs-text" dir="auto">
                    {act.details['text']}
                  </p>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {!ended && (
        <p className="rs-next">
          <Icon name="forward" size={16} /> {t(`workgroup.resolutions.next.${stage}`)}
        </p>
      )}
      {found.ruleBy && (
        <p>
          {t('workgroup.resolutions.ruleBy')} <When at={found.ruleBy} style="date" /> <DueClock due={found.ruleBy} soonMs={soonMs} />
        </p>
      )}
      {found.handedTo && (
        <Facts
          rows={[
            [t('workgroup.resolutions.field.to'), t(`workgroup.resolutions.handed.${found.handedTo.to}`)],
            [t('workgroup.resolutions.field.number'), found.handedTo.number],
            [t('workgroup.resolutions.field.register_handover.number'), registered?.number ?? t('workgroup.resolutions.handed.notRegistered')],
            ...(registered ? [[t('workgroup.resolutions.field.registeredOn'), <When at={registered.on} style="date" key="on" />] as const] : []),
          ]}
        />
      )}
    </Card>
  )
}
