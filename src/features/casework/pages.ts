// The public pages, in Persian at the root and in English under /en (docs/decisions/003).

import type { Page } from '#server/pages.ts'
import { followPages } from './public/follow/pages.ts'
import { homePages } from './public/home/pages.ts'
import { raisePages } from './public/raise/pages.ts'

const persian: readonly Page[] = [...homePages, ...raisePages, ...followPages]
const english = persian.flatMap((page): Page[] =>
  page.path === '/'
    ? [
        { ...page, path: '/en' },
        { ...page, path: '/en/' },
      ]
    : [{ ...page, path: `/en${page.path}` }],
)

export const pages: readonly Page[] = [...persian, ...english]
