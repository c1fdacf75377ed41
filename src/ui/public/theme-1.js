// Before the first paint: the theme and language this person chose on this device. Its name carries a number because it
// is cached for a year; raise it with every change.
try {
  const { theme, locale } = localStorage
  const page = document.documentElement
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme
  if (locale === 'en') {
    page.lang = 'en'
    page.dir = 'ltr'
  }
} catch {
  // storage may be forbidden: the device's own theme is used
}
