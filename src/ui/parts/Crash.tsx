// A page that throws takes only itself down. A page file that is gone (a new version was installed) asks for a reload.

import { Component, type ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Button } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'

export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    return this.state.error ? <Crash error={this.state.error} /> : this.props.children
  }
}

/** `<Crash error={error} />` in place of the page. */
export function Crash({ error }: { error: unknown }) {
  const { t } = useWords()
  const gone = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  return (
    <div role="alert">
      <EmptyState
        icon="alert"
        page
        title={gone ? t('ui.new-version') : t('ui.crash.title')}
        {...(!gone && { text: t('ui.crash.text') })}
        action={
          <Button kind="primary" icon="refresh" onPress={() => location.reload()}>
            {t('ui.reload')}
          </Button>
        }
      />
    </div>
  )
}
