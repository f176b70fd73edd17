/** Every page, by who sees it: what must hold on all pages is walked over this list. */
export const PAGES: readonly { username: string | null; path: string; name: string }[] = [
  { username: null, path: '/sign-in', name: 'sign-in' },
  { username: null, path: '/first-admin', name: 'first administrator' },
  { username: 'canbo', path: '/', name: 'map of the commune' },
  { username: 'totruong', path: '/', name: 'map of a hamlet' },
  { username: 'totruong', path: '/?tab=clusters', name: 'clusters' },
  { username: 'totruong', path: '/?tab=unplaced', name: 'unplaced households' },
  { username: 'totruong', path: '/?household=:household', name: 'household panel' },
  { username: 'totruong', path: '/visit/:household', name: 'recording a visit' },
  { username: 'totruong', path: '/teams', name: 'teams' },
  { username: 'totruong', path: '/confirm', name: 'to confirm' },
  { username: 'canbo', path: '/import', name: 'import' },
  { username: 'canbo', path: '/basemap', name: 'base map' },
  { username: 'lanhdao', path: '/coverage', name: 'coverage' },
  { username: 'thanhvien', path: '/my-day', name: 'my households' },
  { username: 'quantri', path: '/accounts', name: 'accounts' },
];
