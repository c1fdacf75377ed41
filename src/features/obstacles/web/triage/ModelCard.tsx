// The model behind the suggestions: its age, what it stands on, how it did on texts it had not seen, and the two screws.

import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { triageApi as api } from '../../triage/api.ts'
import { keeperRoles } from '../../triage/model.ts'
import type { State } from '../../triage/quality/model.ts'
import { OnnxState } from './OnnxState.tsx'
import { percentText } from './percent.ts'
import { Threshold } from './Threshold.tsx'

export function ModelCard() {
  const { t } = useWords()
  const actor = useActor()
  const found = useApi(api.readTriageState, {}, { key: 'triage' })
  const refit = useAct(api.refitTriage, { refetch: ['triage'], done: t('obstacles.quality.refit.asked') })
  const state = found.data
  const keeper = keeperRoles.includes(actor.role as never)
  const whyNot = !keeper
    ? new Problem('obstacles/only-keepers', 403)
    : state?.refit.state === 'running'
      ? new Problem('obstacles/refit-runs', 409)
      : null
  return (
    <Card
      title={t('obstacles.quality.model')}
      actions={
        <Button icon="refresh" whyNot={whyNot} busy={refit.busy} onPress={() => void refit.run({})}>
          {t('obstacles.quality.refit')}
        </Button>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={4} label={t('ui.loading')} />}
      {state && (
        <div className="tri-model">
          <div>
            {!state.model && <p className="tri-muted">{t('obstacles.quality.model.cold')}</p>}
            <ModelFacts state={state} />
            <Course state={state} />
            <OnnxState onnx={state.onnx} />
          </div>
          <Threshold key={state.setting.version} state={state} keeper={keeper} />
        </div>
      )}
    </Card>
  )
}

function ModelFacts({ state: { model, fresh, refitAt } }: { state: State }) {
  const { t, locale } = useWords()
  const since: [string, string] = [t('obstacles.quality.model.fresh'), t('obstacles.quality.model.freshOf', { count: fresh, at: refitAt })]
  if (!model) return <Facts rows={[since]} />
  const part = (name: 'top1' | 'top3' | 'macroF1' | 'coverage' | 'precision') => percentText(model[name], locale)
  const held = { top1: part('top1'), top3: part('top3'), f1: part('macroF1'), coverage: part('coverage'), precision: part('precision') }
  return (
    <Facts
      rows={[
        [t('obstacles.quality.model.fitted'), <When key="at" at={model.fittedAt} />],
        [t('obstacles.quality.model.examples'), formatNumber(model.examples, locale)],
        [t('obstacles.quality.model.classes'), formatNumber(model.classes, locale)],
        [t('obstacles.quality.model.seconds'), t('obstacles.quality.model.secondsIs', { count: Math.round(model.seconds * 10) / 10 })],
        since,
        [
          t('obstacles.quality.model.held'),
          model.held > 0 ? t('obstacles.quality.model.heldIs', { ...held, count: model.held }) : t('obstacles.quality.model.heldNone'),
        ],
      ]}
    />
  )
}

function Course({ state: { refit } }: { state: State }) {
  const { t, locale } = useWords()
  if (refit.state === 'running')
    return (
      <p role="status">
        {t('obstacles.quality.refit.running', { percent: percentText(refit.share, locale) })}{' '}
        <progress value={refit.share} max={1} aria-label={t('obstacles.quality.refit')} />
      </p>
    )
  if (refit.state !== 'failed' && refit.state !== 'brokenOff') return null
  return <p className="tri-failed">{t(`obstacles.quality.refit.${refit.state}`, { reason: refit.reason })}</p>
}
