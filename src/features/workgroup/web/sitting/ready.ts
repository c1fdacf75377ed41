// Parts that pages usually fetch when somebody first turns to them are fetched at once here: a dialog must open also while
// the line is down.

/** Fetches them; called when the room is entered. Without a line nothing happens: the parts try again by themselves. */
export function getReady(): void {
  const parts = [
    () => import('#ui/parts/DialogInner.tsx'),
    () => import('#ui/parts/ComboBoxInner.tsx'),
    () => import('#ui/parts/DateFieldInner.tsx'),
    () => import('#ui/parts/NumberFieldInner.tsx'),
  ]
  for (const fetchPart of parts) fetchPart().catch(() => {})
}
