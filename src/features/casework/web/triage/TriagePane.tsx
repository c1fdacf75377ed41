// One case to decide: its words, what is like it, and the ways on: send, ask, decline, correct, merge.

import { SolvedBefore } from '#features/obstacles/web/panels/SolvedBefore.tsx'
import { SimilarBox } from '#features/obstacles/web/similar/SimilarBox.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useWords } from '#ui/words.tsx'
import { ActButton } from '../acts/ActButton.tsx'
import { ActHost, useOpenAct } from '../acts/ActHost.tsx'
import { isCaseAct, isOthers, refusalOf } from '../acts/endpoints.ts'
import type { CaseView } from '../../cases/model.ts'
import type { CaseActName } from '../../model.ts'
import { Attachments } from '../case/Attachments.tsx'
import { CaseFacts, CaseMarks, UndoStrip } from '../case/CaseHeader.tsx'
import { OtherCases } from '../case/OtherCases.tsx'
import { Referrals } from '../case/Referrals.tsx'
import { useCase } from '../case/use-case.ts'
import { ChooseGroup } from '../case/ChooseGroup.tsx'
import { RouteForm } from './RouteForm.tsx'

type Name = Exclude<CaseActName, 'undo'>
const beside: readonly Name[] = ['ask_info', 'decline', 'prioritise', 'edit', 'merge']
const keys: Partial<Record<Name, string>> = { ask_info: 'KeyI', decline: 'KeyX', prioritise: 'KeyP', edit: 'KeyE' }

export function TriagePane({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords()
  const case_ = useCase(id)
  const found = case_.data
  if (!found) return case_.problem ? <ProblemBox problem={case_.problem} onRetry={case_.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />
  return (
    <ActHost found={found}>
      <Pane found={found} onDone={onDone} />
    </ActHost>
  )
}

function Pane({ found, onDone }: { found: CaseView; onDone: () => void }) {
  const { t } = useWords()
  return (
    <div className="cw-triage">
      <header className="cw-triage-head">
        <h2>{found.unitName || t('casework.page.no-unit')}</h2>
        <LinkButton href={`/app/cases/${found.id}`} size="small" kind="quiet" icon="case">
          {t('casework.page.receipt.open')}
        </LinkButton>
      </header>
      <CaseMarks found={found} />
      <UndoStrip found={found} />
      <div className="cw-triage-cols">
        <div className="cw-triage-main">
          <Card title={t('casework.page.text')}>
            <p className="cw-case-text" dir="auto">
              {found.text}
            </p>
          </Card>
          <ChooseGroup found={found} />
          {found.referrals.length > 0 && <Referrals found={found} />}
          <RouteForm found={found} onDone={onDone} />
          <OtherWays found={found} onDone={onDone} />
        </div>
        <div className="cw-triage-side">
          <Card title={t('casework.page.facts')}>
            <CaseFacts found={found} unitLink />
          </Card>
          <SimilarBox text={found.text} unitId={found.unitId} countyId={found.countyId} groupCode={found.groupCode} caseId={found.id} />
          <div className="cw-boxed">
            <SolvedBefore text={found.text} caseId={found.id} />
          </div>
          <OtherCases id={found.id} unitId={found.unitId} />
          {found.attachments.length > 0 && <Attachments found={found} />}
        </div>
      </div>
    </div>
  )
}

/** Besides sending it on: ask, decline, correct, merge, and the rarer ones in a menu. */
function OtherWays({ found, onDone }: { found: CaseView; onDone: () => void }) {
  const { t } = useWords()
  const open = useOpenAct()
  const act = (name: Name) => found.acts.find((one) => one.name === name)
  const rest = found.acts.filter(
    (one) => isCaseAct(one.name) && !isOthers(one) && !beside.includes(one.name as Name) && !['route', 'undo', 'comment'].includes(one.name),
  )
  // Sending, asking and declining settle the matter for the centre; the others keep it in view.
  const leaves = (name: Name) => (name === 'ask_info' || name === 'decline' || name === 'merge' ? { onDone: () => onDone() } : {})
  return (
    <fieldset className="cw-acts">
      <legend className="visually-hidden">{t('casework.page.triage.other-ways')}</legend>
      {beside.map((name) => (
        <ActButton
          key={name}
          name={name}
          act={act(name)}
          subject={found}
          kind={name === 'decline' ? 'danger' : 'secondary'}
          {...(keys[name] && { shortcut: keys[name] })}
          {...leaves(name)}
        />
      ))}
      {rest.length > 0 && (
        <Menu
          label={t('casework.page.acts.more')}
          kind="secondary"
          items={rest.map((one) => ({
            id: one.name,
            text: t(`casework.act.${one.name}`),
            whyNot: refusalOf(one),
            onAction: () => open({ name: one.name as Name }),
          }))}
        />
      )}
    </fieldset>
  )
}
