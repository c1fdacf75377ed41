// The file of a dossier as it builds itself: unit, cases with referrals and ledger, resolutions, what was solved before.
// Shown on the dossier's page, in a sitting and in the preview of the pack.

import './dossiers.css'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../dossiers/api.ts'
import type { DossierFile } from '../../dossiers/filing/model.ts'
import { CaseOfFile } from './file/CaseOfFile.tsx'
import { FileResolutions } from './file/FileResolutions.tsx'
import { Similar } from './file/Similar.tsx'
import { UnitOfFile } from './file/UnitOfFile.tsx'
import { Code, StateBadge } from './Marks.tsx'

export function DossierFileView({ id }: { id: string }) {
  const { t } = useWords()
  const found = useApi(api.dossierFile, { params: { id } }, { key: `dossier:${id}` })
  if (found.data?.dossier.id !== id)
    return found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={8} label={t('ui.loading')} />
  return <Shown file={found.data} />
}

function Shown({ file }: { file: DossierFile }) {
  const { t } = useWords()
  return (
    <Stack>
      <UnitOfFile file={file} />
      <Card title={t('workgroup.dossiers.file.cases')}>
        <Stack>
          {file.cases.length === 0 && file.hiddenCases === 0 && <p className="muted">{t('workgroup.dossiers.file.cases.none')}</p>}
          {file.cases.map((c) => (
            <CaseOfFile key={c.id} found={c} />
          ))}
          {file.hiddenCases > 0 && <p className="muted">{t('workgroup.dossiers.file.hidden', { count: file.hiddenCases })}</p>}
        </Stack>
      </Card>
      <FileResolutions rows={file.resolutions} />
      <Earlier rows={file.earlier} />
      <Similar rows={file.similar} />
    </Stack>
  )
}

function Earlier({ rows }: { rows: DossierFile['earlier'] }) {
  const { t } = useWords()
  if (!rows.length) return null
  return (
    <Card title={t('workgroup.dossiers.file.earlier')}>
      <ul className="ds-list">
        {rows.map((d) => (
          <li key={d.id}>
            <p className="ds-row">
              <Link href={`/app/workgroup/dossiers/${d.id}`}>{d.subject}</Link>
              <span className="ds-marks">
                <Code code={d.code} />
                <StateBadge state={d.state as never} />
                <When at={d.openedAt} style="date" />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
