// What stands where nothing was found: an address of no page, a record that is not there or not for this person.

import { useWords } from '../words.tsx'
import { EmptyState } from './EmptyState.tsx'
import { LinkButton } from './LinkButton.tsx'

/** `<NotFound text={say(problem)} />` within a page; alone it is the page, with the usual words about a mistyped address. */
export function NotFound({ text }: { text?: string }) {
  const { t } = useWords()
  return (
    <div role="alert">
      <EmptyState
        icon="search"
        page={text === undefined}
        title={t('ui.not-found.title')}
        text={text ?? t('ui.not-found.text')}
        action={<LinkButton href="/app">{t('ui.home')}</LinkButton>}
      />
    </div>
  )
}
