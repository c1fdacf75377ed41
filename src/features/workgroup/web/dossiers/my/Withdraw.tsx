// The applicant takes the dossier back; asked once more, because it ends here.

import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import type { MyDossier } from '../../../dossiers/mine/model.ts'
import { refusalOf } from '../acts/Acts.tsx'

export function Withdraw({ dossier: d }: { dossier: MyDossier }) {
  const { t } = useWords()
  const act = useAct(api.withdrawMine, { refetch: [`dossier:${d.id}`, 'dossiers:mine'], done: t('workgroup.dossiers.done.withdraw') })
  return (
    <div className="ds-add ds-start">
      <ConfirmButton
        text={t('workgroup.dossier.act.withdraw')}
        title={t('workgroup.dossier.act.withdraw')}
        question={t('workgroup.dossiers.my.withdraw.question')}
        whyNot={refusalOf(d, 'withdraw')}
        onConfirm={() => void act.run({ params: { id: d.id }, body: {} }, { ifMatch: d.version })}
      />
    </div>
  )
}
