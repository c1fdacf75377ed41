// Recovery codes, shown this once: to print or copy.

import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { useWords } from '#ui/words.tsx'
import { copyText } from './copy-text.ts'

export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useWords()
  return (
    <>
      <p>{t('people.factor.codesText')}</p>
      <ol className="recovery" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <DialogFoot>
        <Button icon="copy" onPress={() => copyText(codes.join('\n'), t('ui.copied'))}>
          {t('ui.copy')}
        </Button>
        <Button kind="primary" onPress={onClose}>
          {t('people.factor.kept')}
        </Button>
      </DialogFoot>
    </>
  )
}
