// An administrator's embedding model: how it stands, and whether it helps.

import { formatDate } from '#kernel/format.ts'
import { Facts } from '#ui/parts/Layout.tsx'
import { useWords } from '#ui/words.tsx'
import type { Onnx, Trial } from '../../triage/onnx/model.ts'
import { percentText } from './percent.ts'

const command = (folder: string) => `npm install --prefix ${folder} onnxruntime-node@1.30.0 @huggingface/tokenizers@0.2.0`

export function OnnxState({ onnx }: { onnx: Onnx }) {
  const { t } = useWords()
  return (
    <section className="tri-onnx">
      <h3>{t('obstacles.onnx.title')}</h3>
      {onnx.state === 'ready' ? (
        <Helping onnx={onnx} />
      ) : (
        <p className={onnx.state === 'broken' ? 'tri-failed' : 'tri-muted'}>
          {t(`obstacles.onnx.${onnx.state}`, { folder: onnx.folder, reason: onnx.reason })}
        </p>
      )}
      {onnx.state === 'packagesMissing' && (
        <code className="tri-command" dir="ltr">
          {command(onnx.folder)}
        </code>
      )}
    </section>
  )
}

function Helping({ onnx: { weight, trial, triedAt } }: { onnx: Onnx }) {
  const { t, locale } = useWords()
  if (weight === null || !trial || !triedAt) return <p className="tri-muted">{t('obstacles.onnx.untried')}</p>
  const figures = ({ top1, top3, macroF1 }: Trial['with']) =>
    t('obstacles.onnx.figures', { top1: percentText(top1, locale), top3: percentText(top3, locale), f1: percentText(macroF1, locale) })
  return (
    <>
      <p>{weight > 0 ? t('obstacles.onnx.helps', { weight: percentText(weight, locale) }) : t('obstacles.onnx.useless')}</p>
      <Facts
        rows={[
          [t('obstacles.onnx.without'), figures(trial.without)],
          [t('obstacles.onnx.with'), figures(trial.with)],
        ]}
      />
      <p className="tri-muted">{t('obstacles.onnx.held', { count: trial.held, at: formatDate(triedAt, locale) })}</p>
    </>
  )
}
