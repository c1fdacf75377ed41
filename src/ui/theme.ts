// The theme switch: kept on this device, applied before the first paint by public/theme-1.js.

export type Theme = 'system' | 'light' | 'dark'

export function themeNow(): Theme {
  const theme = document.documentElement.dataset['theme']
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  keep('theme', theme === 'system' ? null : theme)
}

/** Writes one small setting of this device; storage may be forbidden, then it lasts until the page is closed. */
export function keep(name: string, value: string | null): void {
  try {
    value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value)
  } catch {}
}

/** What `keep` wrote on this device; null when nothing was kept or storage is forbidden. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
