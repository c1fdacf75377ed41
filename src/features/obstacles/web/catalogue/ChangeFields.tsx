import { toLatinDigits } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { type Change, limits } from '../../catalogue/changes/model.ts'
import { freeCode, tooFewParts, tooManyParts } from '../../catalogue/changes/rules.ts'
import type { Catalogue } from '../../catalogue/model.ts'
import { CodePicker } from './CodePicker.tsx'
import { GroupFields } from './GroupFields.tsx'
import { nameIn } from './look.ts'

type ChangeFieldsProps<C extends Change = Change> = {
  change: C
  onChange: (change: C) => void
  catalogue: Catalogue
  /** Every code ever used. */
  taken: readonly string[]
  /** What was refused: of which group which fields. */
  bad: { readonly code: string; readonly fields: readonly string[] } | null
}

const badOf = (bad: ChangeFieldsProps['bad'], code: string) => (bad?.code === code ? bad.fields : [])

/** The fields of a change, by its kind. */
export function ChangeFields(props: ChangeFieldsProps) {
  const { change, onChange, catalogue, bad } = props
  const { t } = useWords()
  const groups = catalogue.domains.flatMap((d) => d.groups)
  switch (change.act) {
    case 'create':
    case 'edit':
      return (
        <GroupFields
          form={change.form}
          onChange={(form) => onChange({ ...change, form })}
          domains={catalogue.domains}
          bad={badOf(bad, change.form.code)}
          fresh={change.act === 'create'}
        />
      )
    case 'rename':
      return <RenameFields {...props} change={change} onChange={onChange} />
    case 'split':
      return <SplitFields {...props} change={change} onChange={onChange} />
    case 'merge':
      return <MergeFields {...props} change={change} onChange={onChange} />
    case 'retire':
      return (
        <CodePicker
          label={t('obstacles.change.successors')}
          codes={change.successors}
          onChange={(successors) => onChange({ ...change, successors })}
          groups={groups}
          without={[change.code]}
        />
      )
    case 'restore':
      return <p>{t('obstacles.change.restoreHint')}</p>
  }
}

function RenameFields({ change, onChange, bad, taken }: ChangeFieldsProps<Change & { act: 'rename' }>) {
  const { t } = useWords()
  const error = (name: string) => (badOf(bad, change.newCode ?? change.code).includes(name) ? t('obstacles.form.bad') : null)
  const { newCode, ...rest } = change
  return (
    <Stack gap={3}>
      <div className="cat-fields">
        <TextField
          label={t('obstacles.form.nameFa')}
          value={change.nameFa}
          onChange={(nameFa) => onChange({ ...change, nameFa })}
          dir="rtl"
          error={error('nameFa')}
        />
        <TextField
          label={t('obstacles.form.nameEn')}
          value={change.nameEn}
          onChange={(nameEn) => onChange({ ...change, nameEn })}
          dir="ltr"
          error={error('nameEn')}
        />
      </div>
      <Checkbox
        value={newCode !== undefined}
        onChange={(on) => onChange(on ? { ...rest, newCode: freeCode(change.code[0]!, taken) } : rest)}
        hint={t('obstacles.change.newCodeHint')}
      >
        {t('obstacles.change.newCode')}
      </Checkbox>
      {newCode !== undefined && (
        <TextField
          label={t('obstacles.form.code')}
          value={newCode}
          onChange={(code) => onChange({ ...change, newCode: toLatinDigits(code).toUpperCase().slice(0, 4) })}
          dir="ltr"
        />
      )}
    </Stack>
  )
}

function SplitFields({ change, onChange, catalogue, taken, bad }: ChangeFieldsProps<Change & { act: 'split' }>) {
  const { t } = useWords()
  const last = change.parts.at(-1)!
  const more = () => {
    const code = freeCode(last.domainCode, [...taken, ...change.parts.map((p) => p.code)])
    onChange({ ...change, parts: [...change.parts, { ...last, code, nameFa: '', nameEn: '' }] })
  }
  return (
    <Stack gap={4}>
      {change.parts.map((part, at) => (
        <section key={at} className="cat-part">
          <Stack row align="between">
            <h3>{t('obstacles.change.part', { n: String(at + 1) })}</h3>
            <Button
              kind="quiet"
              size="small"
              icon="close"
              whyNot={change.parts.length <= 2 ? tooFewParts() : null}
              label={t('obstacles.change.removePart', { n: String(at + 1) })}
              onPress={() => onChange({ ...change, parts: change.parts.filter((_, one) => one !== at) })}
            />
          </Stack>
          <GroupFields
            form={part}
            onChange={(form) => onChange({ ...change, parts: change.parts.with(at, form) })}
            domains={catalogue.domains}
            bad={badOf(bad, part.code)}
            fresh
          />
        </section>
      ))}
      <Button icon="plus" onPress={more} whyNot={change.parts.length >= limits.parts ? tooManyParts({ max: limits.parts }) : null}>
        {t('obstacles.change.addPart')}
      </Button>
    </Stack>
  )
}

function MergeFields({ change, onChange, catalogue }: ChangeFieldsProps<Change & { act: 'merge' }>) {
  const { t, locale } = useWords()
  const groups = catalogue.domains.flatMap((d) => d.groups)
  const named = (code: string) => {
    const group = groups.find((g) => g.code === code)
    return `${code} · ${group ? nameIn(locale, group) : ''}`
  }
  return (
    <Stack gap={4}>
      <CodePicker
        label={t('obstacles.change.mergeCodes')}
        codes={change.codes}
        onChange={(codes) => onChange({ ...change, codes, into: codes.includes(change.into) ? change.into : codes[0]! })}
        groups={groups}
        fixed={change.codes.slice(0, 1)}
      />
      <Select
        label={t('obstacles.change.into')}
        value={change.into}
        options={change.codes.map((code) => ({ id: code, text: named(code) }))}
        onChange={(into) => onChange({ ...change, into })}
        hint={t('obstacles.change.intoHint')}
      />
    </Stack>
  )
}
