// Our own small set of line icons (24 px grid, stroke). Arrows that mean "forward" or "back" turn with the direction.

const paths = {
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm9 2-4-4',
  inbox: 'M4 13 6.5 5h11L20 13v6H4v-6Zm0 0h4.5l1 2.5h5l1-2.5H20',
  case: 'M4 8h16v11H4V8Zm5 0V5h6v3M4 13h16',
  phone: 'M6 4h3l1.5 4.5L8.5 10a12 12 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2Z',
  message: 'M4 5h16v11H10l-4 4v-4H4V5Z',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15L6 16Zm4 4h4',
  factory: 'M3 20V10l6 4v-4l6 4V5h4l2 15H3Zm5-3h2m4 0h2',
  building: 'M5 20V4h9v16M14 9h5v11M3 20h18M8 8h3m-3 4h3m-3 4h3',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.5 2.5-6 6-6s6 2.5 6 6M15.5 4.5a3.5 3.5 0 0 1 0 6M17 14.5c2.5.7 4 2.8 4 5.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8.5c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5',
  calendar: 'M4 6h16v14H4V6Zm0 4.5h16M8 3v4m8-4v4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  alert: 'M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5v.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5.5m0-9V8',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm8-3 1.5-1-2-3.5-1.8.6a7 7 0 0 0-1.6-1L15.7 5h-4L11 7.1a7 7 0 0 0-1.7 1l-1.8-.6-2 3.5L7 12l-1.5 1 2 3.5 1.8-.6a7 7 0 0 0 1.7 1l.7 2.1h4l.4-2.1a7 7 0 0 0 1.6-1l1.8.6 2-3.5-1.5-1Z',
  key: 'M14.5 14a5 5 0 1 0-4.6-3L4 17v3h3l1-1v-2h2l1.2-1.3m4.3-7.2h.01',
  shield: 'M12 3 5 6v5.5c0 4.5 3 7.800 7 9.500 4-1.700 7-5 7-9.500V6l-7-3Zm-3 9 2.200 2.200L15.500 10',
  logout: 'M10 4H5v16h5M15 8l4 4-4 4m4-4H9',
  language:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c2.500 2.500 3.500 5.700 3.500 9S14.500 18.500 12 21c-2.500-2.500-3.500-5.700-3.500-9S9.500 5.500 12 3Z',
  sun: 'M12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9ZM12 2.500v2m0 15v2M2.500 12h2m15 0h2M5.300 5.300l1.400 1.400m10.600 10.600 1.400 1.400m0-13.400-1.400 1.400M6.700 17.300l-1.400 1.400',
  moon: 'M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500Z',
  upload: 'M12 16V5m0 0L7.500 9.500M12 5l4.500 4.500M4 16v4h16v-4',
  download: 'M12 5v11m0 0 4.500-4.500M12 16l-4.500-4.500M4 16v4h16v-4',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  image: 'M4 5h16v14H4V5Zm0 11 5-5 4 4 2.500-2.500L20 17M15.500 9.500h.01',
  edit: 'M4 20h4L19.500 8.500l-4-4L4 16v4Zm9.500-13.500 4 4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13m-8 4v5m4-5v5',
  copy: 'M9 9h11v11H9V9ZM5 15H4V4h11v1',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  refresh: 'M20 5v5h-5M4 19v-5h5m10.500-4A8 8 0 0 0 5.500 8M4.500 14a8 8 0 0 0 14 2',
  filter: 'M4 5h16l-6 7.500V19l-4-2v-4.500L4 5Z',
  lock: 'M6 11h12v9H6v-9Zm2.500 0V8a3.500 3.500 0 0 1 7 0v3',
  flag: 'M5 21V4h13l-2.500 4.500L18 13H5',
  fire: 'M12 3c1 4 5.500 6 5.500 11a5.500 5.500 0 0 1-11 0c0-2 1-3.500 2.500-4.500 0 2 .5 3 1.500 3.500C10.500 9 11 6 12 3Z',
  ladder: 'M8 3v18M16 3v18M8 7h8M8 12h8M8 17h8',
  split: 'M12 4v6m0 0c0 4-6 3-6 9m6-9c0 4 6 3 6 9M3.500 17 6 20l2.500-3m7 0L18 20l2.500-3',
  send: 'M20 4 3.500 11l6.500 2.500L12.500 20 20 4Zm-10 9.500L20 4',
  reply: 'M10 5 4 11l6 6v-4c5 0 8 1.500 10 5 0-6-3.500-10.500-10-10.500V5Z',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12Zm9.500 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  chart: 'M4 20h16M7 16v-5m5 5V6m5 10v-8',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01',
  history: 'M4 5v5h5M4.500 10a8 8 0 1 1-.5 4M12 8v4.500l3 2',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.700-5.700L12 7m2 3a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.700 5.700L12 17',
  print: 'M7 8V4h10v4M7 16H4V9h16v7h-3M7 14h10v6H7v-6Z',
  pin: 'M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11Zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  book: 'M5 4h6a2 2 0 0 1 2 2v14a2 2 0 0 0-2-2H5V4Zm16 0h-5a3 3 0 0 0-3 3',
  command:
    'M9 9V6.500A2.500 2.500 0 1 0 6.500 9H9Zm0 0v6m0-6h6m-6 6H6.500A2.500 2.500 0 1 0 9 17.500V15Zm0 0h6m0-6h2.500A2.500 2.500 0 1 0 15 6.500V9Zm0 0v6m0 0v2.500a2.500 2.500 0 1 0 2.500-2.500H15Z',
  offline: 'M3 3l18 18M8.500 16a5 5 0 0 1 7 0M5 12.500A10 10 0 0 1 9 10m6 .2a10 10 0 0 1 4 2.300M2 9a15 15 0 0 1 4.500-3M12 20h.01',
  down: 'm6 9.500 6 6 6-6',
  up: 'm6 14.500 6-6 6 6',
  forward: 'm9.500 6 6 6-6 6',
  back: 'm14.500 6-6 6 6 6',
} as const

export type IconName = keyof typeof paths
const turning: readonly string[] = ['forward', 'back', 'logout', 'send', 'reply', 'undo', 'list', 'book']

/** `<Icon name="bell" />`; decorative unless `label` is given. `size` in px (18). */
export function Icon({ name, size = 18, label }: { name: IconName; size?: number; label?: string }) {
  const aria = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from screen readers, or named by aria-label
    <svg className="icon" data-turning={turning.includes(name) || undefined} width={size} height={size} viewBox="0 0 24 24" {...aria}>
      <path d={paths[name]} />
    </svg>
  )
}
