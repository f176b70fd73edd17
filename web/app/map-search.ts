/** What the map page shows, as it stands in the address bar. The search text is not among it: names stay out of links and logs. */
export interface MapSearch {
  hamlet?: string;
  cluster?: string;
  member?: string;
  /** one or several statuses, separated by commas */
  status?: string;
  /** false: those without the flag, as the legend counts them */
  flagged?: boolean;
  elderly?: Known;
  deviceless?: Known;
  unassigned?: boolean;
  tab?: MapTab;
  /** the household whose panel is open */
  household?: string;
  /** the line from where one stands to that household is drawn */
  way?: true;
  /** a household is being added */
  add?: true;
  /** what colours the symbols */
  by?: 'member';
}
/** Yes, no, or nobody has asked yet. */
export type Known = 'true' | 'false' | 'unknown';
export type MapTab = 'clusters' | 'unplaced';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
const yes = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);
const yesOrNo = (value: unknown): boolean | undefined => (value === false || value === 'false' ? false : yes(value));
const known = (value: unknown): Known | undefined =>
  ['true', 'false', 'unknown'].includes(String(value)) ? (String(value) as Known) : undefined;

/** Takes what it understands from an address and leaves the rest out. */
export function readMapSearch(raw: Record<string, unknown>): MapSearch {
  const tab = raw.tab === 'clusters' || raw.tab === 'unplaced' ? raw.tab : undefined;
  const search: MapSearch = {
    hamlet: text(raw.hamlet),
    cluster: text(raw.cluster),
    member: text(raw.member),
    status: text(raw.status),
    flagged: yesOrNo(raw.flagged),
    elderly: known(raw.elderly),
    deviceless: known(raw.deviceless),
    unassigned: yes(raw.unassigned),
    tab,
    household: text(raw.household),
    way: yes(raw.way),
    add: yes(raw.add),
    by: raw.by === 'member' ? 'member' : undefined,
  };
  for (const key of Object.keys(search) as (keyof MapSearch)[]) if (search[key] === undefined) delete search[key];
  return search;
}

/** What of the address narrows the list, apart from the place looked at. */
export const isNarrowed = (search: MapSearch): boolean =>
  Boolean(search.member || search.status || search.flagged || search.elderly || search.deviceless || search.unassigned);
