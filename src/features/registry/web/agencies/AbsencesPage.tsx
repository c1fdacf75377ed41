import '../registry.css'
import { formatDate } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import type { AbsenceView } from '../../agencies/model.ts'
import { api } from '../../api.ts'
import { AbsenceFields } from './AbsenceFields.tsx'

/** Who is away and until when; a desk without anybody present is vacant and its cases go to the next rung. */
export function AbsencesPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const list = useApi(api.listAbsences, {}, { key: 'registry.absences' })
  const topics = ['registry.absences', 'registry.agencies']
  const add = useAct(api.addAbsence, { refetch: topics })
  const remove = useAct(api.removeAbsence, { refetch: topics })
  const takeBack = async ({ id, accountId, fromDay, toDay, reason }: AbsenceView) => {
    const done = await remove.run({ params: { id } })
    if (done) toast(t('registry.absence.removed'), { undo: () => add.run({ body: { accountId, fromDay, toDay, reason } }) })
  }
  return (
    <PageFrame
      title={t('registry.absences.title')}
      subtitle={t('registry.absences.subtitle')}
      actions={
        <DialogButton text={t('registry.absences.new')} title={t('registry.absences.new')} kind="primary" icon="plus">
          {(close) => <AbsenceFields onDone={close} />}
        </DialogButton>
      }
    >
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<AbsenceView>
        label={t('registry.absences.title')}
        rows={list.data?.rows ?? []}
        rowKey={(a) => a.id}
        loading={list.loading}
        columns={[
          { id: 'who', head: t('registry.absence.who'), cell: (a) => <strong>{a.name}</strong> },
          { id: 'from', head: t('registry.absence.from'), cell: (a) => formatDate(a.fromDay, locale, 'full') },
          { id: 'to', head: t('registry.absence.to'), cell: (a) => formatDate(a.toDay, locale, 'full') },
          { id: 'why', head: t('registry.absence.reason'), cell: (a) => a.reason || '—' },
          {
            id: 'act',
            head: '',
            align: 'end',
            cell: (a) =>
              a.open.includes('remove') && (
                <Button kind="quiet" size="small" icon="undo" busy={remove.busy} onPress={() => void takeBack(a)}>
                  {t('registry.absence.remove')}
                </Button>
              ),
          },
        ]}
        empty={
          <EmptyState
            icon="clock"
            title={t('registry.absences.empty')}
            text={t(actor.role === 'agencyRep' ? 'registry.absences.emptyOwn' : 'registry.absences.emptyHint')}
          />
        }
      />
    </PageFrame>
  )
}
