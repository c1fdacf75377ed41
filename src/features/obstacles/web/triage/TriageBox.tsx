// What triage says of a text as it is typed: three groups to choose from, what follows from the first, and why. It sends
// nothing by itself, and keeps its place on the page whether it has much or little to say.

import { Badge } from '#ui/parts/Badge.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { Choice } from './Choice.tsx'
import { Following } from './Following.tsx'
import { probabilityText } from './percent.ts'
import { useSuggestion } from './use-suggestion.ts'
import { Why } from './Why.tsx'
import './triage.css'

export type TriageBoxProps = {
  text: string
  /** The group chosen so far. */
  groupCode: string | null
  onChoose: (code: string) => void
  unitId?: string | null
  countyId?: string | null
  /** The case the text belongs to, when it has one: it is no past case of itself. */
  caseId?: string | null
}

/** `<TriageBox text={draft.text} groupCode={draft.groupCode} onChoose={(code) => set({ groupCode: code })} countyId={…} />` */
export function TriageBox({ text, groupCode, onChoose, ...about }: TriageBoxProps) {
  const { t, locale } = useWords()
  const { settled, enough, answer, problem, loading, retry } = useSuggestion(text, about)
  const groups = answer?.groups ?? []
  const percent = (p: number) => probabilityText(p, locale)
  const choose = (n: number) => {
    const group = groups[n]
    if (group) onChoose(group.code)
  }
  useShortcut('Alt+Digit1', () => choose(0), { word: 'obstacles.triage.key.1', off: groups.length < 1 })
  useShortcut('Alt+Digit2', () => choose(1), { word: 'obstacles.triage.key.2', off: groups.length < 2 })
  useShortcut('Alt+Digit3', () => choose(2), { word: 'obstacles.triage.key.3', off: groups.length < 3 })
  const first = groups[0]
  const reason = answer?.reason ? t(`obstacles.triage.reason.${answer.reason}`, { threshold: percent(answer.threshold) }) : null
  const name = first && (locale === 'fa' ? first.nameFa : first.nameEn)
  const spoken = answer ? [first && t('obstacles.triage.spoken', { first: name!, percent: percent(first.p) }), reason].filter(Boolean).join('. ') : ''
  return (
    <section className="tri" aria-label={t('obstacles.triage.title')}>
      <header className="tri-head">
        <h3>{t('obstacles.triage.title')}</h3>
        {answer && (
          <Badge tone={answer.sure ? 'success' : 'neutral'} icon={answer.sure ? 'check' : 'info'}>
            {t(answer.sure ? 'obstacles.triage.sure' : 'obstacles.triage.unsure')}
          </Badge>
        )}
      </header>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <ProblemBox problem={problem} onRetry={retry} />
      <p className="tri-quiet">{enough ? (loading && !answer ? t('obstacles.triage.asking') : reason) : t('obstacles.triage.hint')}</p>
      {groups.length === 0 ? (
        <Places />
      ) : (
        <ol className="tri-groups" aria-label={t('obstacles.triage.groups')}>
          {groups.map((group, n) => (
            <Choice key={group.code} group={group} place={n + 1} chosen={group.code === groupCode} onChoose={onChoose} />
          ))}
        </ol>
      )}
      {answer && first && (
        <>
          <Following answer={answer} />
          <Why answer={answer} text={settled} />
        </>
      )}
    </section>
  )
}

/** Where the three groups will stand. */
function Places() {
  return (
    <div className="tri-groups" aria-hidden="true">
      {[1, 2, 3].map((place) => (
        <div key={place} className="tri-place" />
      ))}
    </div>
  )
}
