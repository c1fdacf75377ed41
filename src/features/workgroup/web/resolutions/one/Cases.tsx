// The cases that this resolution is to solve; they follow its acts.

import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionView } from '../../../resolutions/model.ts'

export function Cases({ found, own }: { found: ResolutionView; own: boolean }) {
  const { t } = useWords()
  if (found.cases.length === 0) return null
  return (
    <Card title={t('workgroup.resolutions.cases')}>
      <ul className="rs-cases">
        {found.cases.map((one) => (
          <li key={one.id}>
            {one.code ? (
              <>
                <Link href={`${own ? '/app/my' : '/app/cases'}/${one.id}`}>
                  <bdi dir="ltr" className="rs-code">
                    {one.code}
                  </bdi>
                </Link>{' '}
                <span className="muted">{t(`casework.status.${one.status}`)}</span>
                {one.title && <p dir="auto">{one.title}</p>}
              </>
            ) : (
              <span className="muted">{t('workgroup.resolutions.cases.hidden')}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
