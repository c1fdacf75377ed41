// Earlier wordings: who wrote them when. Papers name the version they were made with.

import { Card } from '#ui/parts/Card.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../../papers/api.ts'
import type { PaperKind } from '../../../papers/model.ts'
import type { Lang } from '../../../papers/texts/model.ts'

export function TextHistory({ kind, lang }: { kind: PaperKind; lang: Lang }) {
  const { t } = useWords()
  const found = useApi(api.paperTextHistory, { params: { kind, lang } }, { key: 'paper-texts' })
  if (!found.data?.length) return null
  return (
    <Card title={t('workgroup.papers.text.history')}>
      <Stack gap={2}>
        {found.data.map((v) => (
          <Disclosure
            key={v.version}
            summary={`${t('workgroup.papers.text.version', { n: v.version })}${v.shipped ? ` – ${t('workgroup.papers.text.backToShipped')}` : ''}`}
          >
            <Stack gap={2}>
              <p className="field-hint">
                {v.by} · <When at={v.at} style="dateTime" />
              </p>
              {[v.title, v.opening, v.closing].filter(Boolean).map((text) => (
                <p key={text} className="papers-old" dir={lang === 'fa' ? 'rtl' : 'ltr'} lang={lang}>
                  {text}
                </p>
              ))}
            </Stack>
          </Disclosure>
        ))}
      </Stack>
    </Card>
  )
}
