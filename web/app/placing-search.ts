/** What the page of places shows, as it stands in the address bar. */
export interface PlacingSearch {
  hamlet?: string;
  /** places to be checked instead of households without one */
  tab?: 'check';
}

/** Takes what it understands from an address and leaves the rest out. */
export const readPlacingSearch = (raw: Record<string, unknown>): PlacingSearch => ({
  ...(typeof raw.hamlet === 'string' && raw.hamlet.length <= 60 ? { hamlet: raw.hamlet } : {}),
  ...(raw.tab === 'check' ? { tab: 'check' as const } : {}),
});
