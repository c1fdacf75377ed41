// Grey lines while the first data is on its way; appears only after a moment, so that fast pages do not blink.

/** `<Skeleton lines={6} label={t('ui.loading')} />` */
export function Skeleton({ lines = 4, label }: { lines?: number; label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton-line" />
      ))}
    </div>
  )
}
