import './catalogue.css'
import { useGo, useQuery } from '#ui/nav.ts'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import { acts, type Change, type ChangeAct, type GroupForm } from '../../catalogue/changes/model.ts'
import { emptyForm, formOf, freeCode } from '../../catalogue/changes/rules.ts'
import type { GroupDetail } from '../../catalogue/model.ts'
import { ChangeEditor } from './ChangeEditor.tsx'
import { nameIn } from './look.ts'

/** One change of the catalogue: written, looked at before it happens, then made or proposed. */
export function ChangePage() {
  const { t, locale } = useWords()
  const go = useGo()
  const [query] = useQuery()
  const act = acts.includes(query['act'] as ChangeAct) ? (query['act'] as ChangeAct) : 'create'
  const code = query['code'] ?? ''
  const catalogue = useApi(api.listGroups, {}, { key: 'catalogue' })
  const retired = useApi(api.listRetiredGroups, {}, { key: 'catalogue' })
  const group = useApi(api.readGroup, { params: { code } }, { key: 'catalogue', off: act === 'create' })
  const found = group.data
  const problem = catalogue.problem ?? retired.problem ?? group.problem
  const back = act === 'create' ? '/app/catalogue' : `/app/catalogue/groups/${code}`
  const ready = catalogue.data && retired.data && (act === 'create' || found)
  const taken = [...(catalogue.data?.domains ?? []).flatMap((d) => d.groups), ...(retired.data?.rows ?? [])].map((g) => g.code)
  return (
    <PageFrame
      title={t(`obstacles.change.${act}`)}
      subtitle={found ? `${code} · ${nameIn(locale, found)}` : t('obstacles.change.createHint')}
      back={{ href: back, text: found ? nameIn(locale, found) : t('obstacles.groups.title') }}
    >
      <ProblemBox problem={problem} />
      {!problem && !ready && <Skeleton lines={8} label={t(`obstacles.change.${act}`)} />}
      {ready && (
        <ChangeEditor
          key={`${act} ${code}`}
          first={firstOf(act, found, taken)}
          catalogue={catalogue.data!}
          taken={taken}
          onDone={(to) => go(to === 'proposed' ? '/app/catalogue?tab=proposals' : back)}
        />
      )}
    </PageFrame>
  )
}

/** Where the form begins. */
function firstOf(act: ChangeAct, group: (GroupDetail & { current?: unknown; panel?: unknown }) | undefined, taken: readonly string[]): Change {
  if (act === 'create' || !group) return { act: 'create', form: emptyForm(freeCode('F', taken), 'F') }
  const { current: _, panel: _1, ...detail } = group
  const form = formOf(detail)
  const { code, domainCode } = group
  switch (act) {
    case 'edit':
      return { act, form }
    case 'rename':
      return { act, code, nameFa: group.nameFa, nameEn: group.nameEn }
    case 'split': {
      const one = freeCode(domainCode, taken)
      const part = (partCode: string): GroupForm => ({ ...form, code: partCode, nameFa: '', nameEn: '' })
      return { act, code, parts: [part(one), part(freeCode(domainCode, [...taken, one]))] }
    }
    case 'merge':
      return { act, codes: [code], into: code }
    case 'retire':
      return { act, code, successors: [] }
    case 'restore':
      return { act, code }
  }
}
