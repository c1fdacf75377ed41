import type { PageSpec } from '#ui/page-spec.ts'
import { followupReaders as roles } from '../../followup/model.ts'

export const followupRoutes: PageSpec[] = [
  {
    path: '/app/workgroup/board',
    load: () => import('./BoardPage.tsx').then((m) => m.BoardPage),
    roles,
    nav: { word: 'workgroup.followup.nav.board', icon: 'chart', order: 35, group: 'workgroup.room' },
  },
  { path: '/app/workgroup/board/rows', load: () => import('./RowsPage.tsx').then((m) => m.RowsPage), roles },
  { path: '/app/workgroup/board/duties', load: () => import('./DutiesPage.tsx').then((m) => m.DutiesPage), roles },
  {
    path: '/app/workgroup/figures',
    load: () => import('./FiguresPage.tsx').then((m) => m.FiguresPage),
    roles,
    nav: { word: 'workgroup.followup.nav.figures', icon: 'flag', order: 36, group: 'workgroup.room' },
  },
  { path: '/app/workgroup/figures/$code', load: () => import('./FigureRowsPage.tsx').then((m) => m.FigureRowsPage), roles },
]
