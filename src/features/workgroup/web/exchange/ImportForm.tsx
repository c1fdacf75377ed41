// Taking in a file; a key met for the first time is shown with its fingerprint, to be compared before it is believed.

import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { useQuarterName } from '../followup/use-names.ts'
import { exchangeApi as api } from '../../exchange/api.ts'
import { fileMost } from '../../exchange/model.ts'
import { fileNeeded, notCompared } from '../../exchange/rules.ts'

type NewKey = {
  readonly keyId: string
  readonly publicKey: string
  readonly origin: string
  readonly originFa: string
  readonly originEn: string
  readonly origins: string
}
const newKeyOf = (problem: Problem | null): NewKey | null => (problem?.code === 'workgroup/unknown-key' ? (problem.details as NewKey) : null)

export function ImportForm({ onDone }: { onDone: () => void }) {
  const { t, locale } = useWords()
  const quarterName = useQuarterName()
  const [files, setFiles] = useState<readonly File[]>([])
  const [compared, setCompared] = useState(false)
  const take = useAct(api.importAggregate, {
    refetch: ['league'],
    problems: 'inline',
    onDone: ({ fresh, originName, period }) => {
      toast(fresh ? t('workgroup.league.imported', { origin: originName[locale], period: quarterName(period) }) : t('workgroup.league.again'))
      onDone()
    },
  })
  const accept = useAct(api.acceptKey, { refetch: ['league-keys'], problems: 'inline' })
  const key = newKeyOf(take.problem)
  const whyNot = !files.length ? fileNeeded() : key && !compared ? notCompared() : null
  const send = async () => {
    const file = await files[0]!.text()
    if (key && !(await accept.run({ body: { publicKey: key.publicKey, originCode: key.origin, compared: true } }))) return
    await take.run({ body: { file } })
  }
  return (
    <>
      <FileDrop
        label={t('workgroup.league.import.file')}
        files={files}
        onChange={(next) => {
          setFiles(next)
          setCompared(false)
          take.reset()
        }}
        accept=".json,application/json"
        maxBytes={fileMost}
        maxFiles={1}
      />
      {key ? (
        <section className="league-key">
          <h3>{t('workgroup.league.key.new', { origin: locale === 'fa' ? key.originFa : key.originEn })}</h3>
          <code dir="ltr">{key.keyId}</code>
          <p>{t('workgroup.league.key.tell')}</p>
          {key.origins && <p className="league-warn">{t('workgroup.league.key.other', { origins: key.origins })}</p>}
          <Checkbox value={compared} onChange={setCompared}>
            {t('workgroup.league.key.compared')}
          </Checkbox>
        </section>
      ) : (
        <ProblemBox problem={take.problem ?? accept.problem} />
      )}
      <DialogFoot>
        <Button kind="primary" icon="upload" busy={take.busy || accept.busy} whyNot={whyNot} onPress={send}>
          {key ? t('workgroup.league.key.accept') : t('workgroup.league.import')}
        </Button>
      </DialogFoot>
    </>
  )
}
