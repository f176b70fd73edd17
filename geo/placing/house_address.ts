import { foldVietnamese } from '#geo/text/index.ts';

/** Where an address says a house is. */
export interface HouseAddress {
  /** Words that tell the lane, folded, without what every address has, in a fixed order; empty: no lane. */
  street: string;
  /** House number with its place in the order (`12a` stands halfway to 13), and as written. */
  number: { value: number; label: string } | null;
  /** Of `12/5`: the number of the alley's mouth on the lane; the house is number 5 inside it. */
  mouth: { street: string; value: number; label: string } | null;
  /** Folded words of the neighbour's name in `cạnh nhà ông Nam`. */
  beside: string | null;
  /** `đội 3`, `tổ 4`, folded: what a cluster may be called. */
  areas: string[];
}

const FILLERS = new Set(
  'so nha sn ngo ng duong dg hem ngach kiet pho xom thon lang khu cum dan cu dia chi o tai gan canh doi to ap'.split(
    ' ',
  ),
);
// Read on folded text, where `đối` and `đội` look alike: a number decides.
const AREA = /(?:^|[\s,;-])((?:xom|thon|doi|to|khu|ap|cum)(?: dan cu)?[\s.]*(?:so )?\d+)(?=$|[\s,;.-])/g;
const BESIDE =
  /(?:^|[\s,;(-])(?:canh|gan|doi dien|dang sau|phia sau|sau|dang truoc|phia truoc|truoc|giap|ke|sat|ben)(?: canh)?(?: nha)?(?: (ong|ba|anh|chi|co|chu|bac|cu|em))? ([^,;()\d]+)/;
const LANE_NUMBER =
  /(?:^|[\s,;.-])((?:ngo|ngach|hem|kiet|duong|pho|ng|dg)[\s.]*(?:so )?)(\d+[a-z]?(?:\/\d+)*)(?=$|[\s,;.-])/g;
const STATED = /(?:^|[\s,;.-])(?:so|sn)(?: nha)?[\s.:]*(\d+)([a-z](?![a-z]))?((?:\/\d+)*)/;
const ANY = /(?:^|[^\d/])(\d+)([a-z](?![a-z]))?((?:\/\d+)*)/;

/**
 * Takes a house's address apart: `số 12 ngõ 5 đường Trần Phú`, `12A Trần Phú`, `nhà 12/5`, `Ngõ Chùa, số 7`,
 * `cạnh nhà ông Nam, đội 3`. Case, accents and the order of the parts do not matter.
 */
export function parseHouseAddress(text: string): HouseAddress {
  let rest = foldVietnamese(text);
  const areas: string[] = [];
  rest = rest.replace(AREA, (_, area: string) => {
    areas.push(area.replace(/[\s.]+/g, ' ').replace(' so ', ' '));
    return ' ';
  });
  const near = BESIDE.exec(rest);
  const beside = near && (near[1] || near[0].includes('nha')) ? near[2]!.trim() : null;
  if (near && beside) rest = rest.replace(near[0], ' ');
  const numbered: string[] = [];
  rest = rest.replace(LANE_NUMBER, (_, kind: string, number: string) => {
    numbered.push(`n${number}`);
    return ` ${kind}`;
  });
  const found = STATED.exec(rest) ?? ANY.exec(rest);
  if (found) rest = rest.replace(found[0], ' ');
  const words = rest.split(/[^a-z0-9]+/).filter((word) => word !== '' && !FILLERS.has(word));
  const street = [...words.sort(), ...numbered.sort()].join(' ');
  return { ...numberOf(found, street), beside: beside || null, areas };
}

function numberOf(
  found: RegExpExecArray | null,
  street: string,
): Pick<HouseAddress, 'number' | 'mouth'> & { street: string } {
  if (!found) return { street, number: null, mouth: null };
  const [first, letter = '', slashes = ''] = [Number(found[1]), found[2], found[3]];
  if (slashes === '') {
    const label = `${first}${letter.toUpperCase()}`;
    return { street, number: { value: first + fraction(letter), label }, mouth: null };
  }
  const parts = [first, ...slashes.slice(1).split('/').map(Number)];
  const last = parts.pop()!;
  const alley = [street, ...parts.map((part) => `n${part}`)].filter((part) => part !== '').join(' ');
  return {
    street: alley,
    number: { value: last, label: [...parts, last].join('/') },
    mouth: { street, value: first, label: String(first) },
  };
}

/** `12a`, `12b`, … stand one after the other between 12 and 13. */
const fraction = (letter: string): number => (letter === '' ? 0 : 1 - 1 / (letter.charCodeAt(0) - 95));

/** The key of a lane's own name, to compare with {@link HouseAddress.street}. */
export const streetOfLane = (name: string): string => {
  const { street, number } = parseHouseAddress(name);
  return number === null ? street : [street, `n${number.label.toLowerCase()}`].filter((part) => part !== '').join(' ');
};
