// The frame of the pages before sign-in.

import type { ReactNode } from 'react'
import { setLocaleOfDevice } from './device-locale.ts'
import { useWords } from '#ui/words.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Mark } from '#ui/parts/Mark.tsx'
import './sign-in.css'

export function Gate({ title, lead, children, aside }: { title: string; lead?: string; children: ReactNode; aside?: ReactNode }) {
  const { t, locale } = useWords()
  const other = locale === 'fa' ? 'en' : 'fa'
  return (
    <div className="gate" data-wide={aside ? '' : undefined}>
      <header className="gate-top">
        <a className="gate-brand" href={locale === 'fa' ? '/' : '/en/'}>
          <Mark />
          <span>
            <strong>{t('ui.product')}</strong>
            <small>{t('ui.product-line')}</small>
          </span>
        </a>
        <Button kind="quiet" icon="language" onPress={() => setLocaleOfDevice(other)}>
          <span lang={other}>{t('ui.nav.language')}</span>
        </Button>
      </header>
      <main className="gate-main">
        <section className="gate-card" aria-labelledby="gate-title">
          <h1 id="gate-title">{title}</h1>
          {lead && <p className="gate-lead">{lead}</p>}
          {children}
        </section>
        {aside}
      </main>
    </div>
  )
}
