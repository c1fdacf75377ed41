import '../registry.css'
import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { useGo, useParam, useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { UnitForm } from '../../units/model.ts'
import { ContactFields } from './ContactFields.tsx'
import { LicenceFields } from './LicenceFields.tsx'
import { UnitFields } from './UnitFields.tsx'
import { emptyUnit, type UnitDraft, unitDraft, unitForm } from './unit-draft.ts'

export function NewUnitPage() {
  const { t } = useWords()
  const go = useGo()
  const [query] = useQuery()
  const create = useAct(api.createUnit, {
    refetch: ['registry.units'],
    problems: 'inline',
    onDone: (unit) => {
      toast(t('registry.unit.created'))
      go(`/app/units/${unit.id}`)
    },
  })
  return (
    <UnitFormFrame
      title={t('registry.units.new')}
      back={{ href: '/app/units', text: t('registry.units.title') }}
      first={{ ...emptyUnit, name: query['name'] ?? '' }}
      busy={create.busy}
      problem={create.problem}
      onSave={(body) => void create.run({ body })}
    />
  )
}

export function EditUnitPage() {
  const { t } = useWords()
  const id = useParam('id')
  const go = useGo()
  const { data: unit, problem, refetch } = useApi(api.readUnit, { params: { id } }, { key: `unit:${id}` })
  const edit = useAct(api.editUnit, {
    refetch: ['registry.units', `unit:${id}`],
    problems: 'inline',
    onDone: () => {
      toast(t('ui.saved'))
      go(`/app/units/${id}`)
    },
  })
  // Once there, the form stays: a refetch that fails (the line is down) must not take it away half-filled.
  if (!unit)
    return (
      <PageFrame title={t('registry.unit')}>
        {problem ? <ProblemBox problem={problem} onRetry={refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />}
      </PageFrame>
    )
  return (
    <UnitFormFrame
      key={unit.id}
      title={t('registry.unit.editing', { name: unit.name })}
      back={{ href: `/app/units/${id}`, text: unit.name }}
      first={unitDraft(unit)}
      version={unit.version}
      busy={edit.busy}
      problem={edit.problem}
      onSave={(body, version) => void edit.run({ params: { id }, body }, { ifMatch: version ?? unit.version })}
    />
  )
}

type FrameProps = {
  title: string
  back: { href: string; text: string }
  first: UnitDraft
  version?: number
  busy: boolean
  problem: Problem | null
  onSave: (form: UnitForm, version?: number) => void
}

function UnitFormFrame({ title, back, first, version, busy, problem, onSave }: FrameProps) {
  const { t } = useWords()
  const [draft, setDraft] = useState(first)
  // The version the form was opened with: a page refetched meanwhile must not hide somebody else's edit.
  const [opened] = useState(version)
  const change = (part: Partial<UnitDraft>) => setDraft((now) => ({ ...now, ...part }))
  const [tried, setTried] = useState(false)
  const save = (over = opened) => {
    setTried(true)
    if (draft.name.trim() && draft.countyId) onSave(unitForm(draft), over)
    else document.querySelector<HTMLElement>('main [required], main [aria-required]')?.focus()
  }
  useShortcut('Ctrl+Enter', () => save(), { word: 'registry.shortcut.save', off: busy })
  return (
    <PageFrame title={title} back={back} width="text">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          <Card title={t('registry.unit.identity')}>
            <UnitFields draft={draft} onChange={change} problem={problem} tried={tried} />
          </Card>
          <Card title={t('registry.unit.licences')}>
            <LicenceFields rows={draft.licences} onChange={(licences) => change({ licences })} problem={problem} />
          </Card>
          <Card title={t('registry.unit.contacts')}>
            <ContactFields rows={draft.contacts} onChange={(contacts) => change({ contacts })} problem={problem} />
          </Card>
          <Refusal problem={problem} page={back.href} onOver={save} />
          <Stack row gap={2}>
            <Button kind="primary" type="submit" size="large" busy={busy} icon="check">
              {t('ui.save')}
            </Button>
            <LinkButton href={back.href}>{t('ui.cancel')}</LinkButton>
          </Stack>
        </Stack>
      </form>
    </PageFrame>
  )
}

/**
 * The refusal in words and the way on: to the unit that owns the identifier, or, when somebody saved meanwhile, to what
 * they saved and to saving over it. What was typed stays in the form.
 */
function Refusal({ problem, page, onOver }: { problem: Problem | null; page: string; onOver: (version: number) => void }) {
  const { t } = useWords()
  if (!problem) return null
  const other = problem.details['unitId']
  const now = problem.code === 'http/stale' ? problem.details['version'] : null
  return (
    <Stack gap={2}>
      <ProblemBox problem={problem} />
      {typeof other === 'string' && (
        <Link href={`/app/units/${other}`} external>
          {t('registry.unit.openOther', { name: String(problem.details['unitName']) })}
        </Link>
      )}
      {typeof now === 'number' && (
        <Stack row gap={2}>
          <LinkButton href={page} icon="eye" external>
            {t('registry.unit.seeTheirs')}
          </LinkButton>
          <Button icon="check" onPress={() => onOver(now)}>
            {t('registry.unit.saveMine')}
          </Button>
        </Stack>
      )}
    </Stack>
  )
}
