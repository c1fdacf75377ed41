// The key of a shortcut, small, beside what it does. Named by the letter printed on a Latin keyboard.

/** `<KeyHint code="Ctrl+Enter" />` */
export function KeyHint({ code }: { code: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus
    <kbd className="key-hint" dir="ltr" aria-hidden="true">
      {code.split('+').map(nameOf).join(' ')}
    </kbd>
  )
}

const names: Record<string, string> = {
  Slash: '/',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Period: '.',
  Comma: ',',
  Space: '␣',
}

function nameOf(code: string): string {
  return names[code] ?? code.replace(/^(Key|Digit)/, '')
}
