// How a paper is shown in lists: its number, its state, its files.

import { toPersianDigits } from '#kernel/digits.ts'
import type { Locale } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../papers/api.ts'
import type { PaperLine } from '../../papers/model.ts'

/** Letter numbers in the page's digits; public codes always in Latin ones. */
export const showNumber = (number: string, locale: Locale) => (locale === 'fa' ? toPersianDigits(number) : number)
export const checkPath = (code: string, locale: Locale) => (locale === 'fa' ? `/check/${code}` : `/en/check/${code}`)

const tones = { signed: 'success', registered: 'info', void: 'danger' } as const

export function PaperState({ paper }: { paper: Pick<PaperLine, 'state' | 'confidential'> }) {
  const { t } = useWords()
  return (
    <Stack row gap={1}>
      <Badge tone={tones[paper.state]} icon={paper.state === 'void' ? 'close' : 'check'}>
        {t(`workgroup.papers.state.${paper.state}`)}
      </Badge>
      {paper.confidential && (
        <Badge tone="warning" icon="lock">
          {t('workgroup.papers.confidential')}
        </Badge>
      )}
    </Stack>
  )
}

/** Both files: the PDF opens in a tab of its own, the DOCX is saved. */
export function PaperFiles({ paper }: { paper: Pick<PaperLine, 'id' | 'number'> }) {
  const { t, locale } = useWords()
  const number = showNumber(paper.number, locale)
  const file = (format: 'pdf' | 'docx') => addressOf(api.paperFile, { params: { id: paper.id, format } })
  return (
    <Stack row gap={1} wrap={false}>
      <LinkButton size="small" icon="file" external href={file('pdf')} label={t('workgroup.papers.open', { format: 'PDF', number })}>
        PDF
      </LinkButton>
      <LinkButton
        size="small"
        kind="quiet"
        icon="download"
        download
        href={file('docx')}
        label={t('workgroup.papers.open', { format: 'DOCX', number })}
      >
        DOCX
      </LinkButton>
    </Stack>
  )
}
