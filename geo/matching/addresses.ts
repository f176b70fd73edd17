import { wordsOf } from './words.ts';

/** An address taken apart; empty strings where it does not say. */
export interface Address {
  /** The lane's or quarter's words without what every address has, in a fixed order. */
  street: string;
  /** The same words in the order written, in a row: still found where a space was lost. */
  run: string;
  /** House number in lower case, `12a`, `12/3`. */
  number: string;
}

const FILLERS = new Set(
  'so nha sn ngo ng duong d dg hem ngach kiet pho xom thon lang khu cum dan cu dia chi o tai gan'.split(' '),
);
// `xóm 3`, `đội 5`: the hamlet once more, whose number is no house number.
const AREA = /(?:^|[\s,;-])(?:xóm|xom|thôn|thon|đội|doi|tổ|to|khu|ấp|ap|x)[\s.]*\d+(?=$|[\s,;-])/giu;
// `12`, `12a`, `12/3`; the word after it may stick to it: `9ngõ Miếu`.
const STATED_NUMBER = /(?:số|so|sn)(?:\s*nhà|\s*nha)?[\s.:]*(\d+(?:[a-z](?!\p{L}))?(?:\/\d+)*)/iu;
const ANY_NUMBER = /(?<!\d)(\d+(?:[a-z](?!\p{L}))?(?:\/\d+)*)/iu;

/** Takes an address apart: `Ngõ Chùa, số 12` and `12 ngo chua` are the same. */
export function parseAddress(text: string): Address {
  const composed = text.normalize('NFC');
  const said = composed.replace(AREA, ' ');
  const found = STATED_NUMBER.exec(said) ?? ANY_NUMBER.exec(said);
  const rest = found ? said.replace(found[0], ' ') : said;
  const words = wordsOf(rest).map(({ folded }) => folded);
  const telling = words.filter((word) => !FILLERS.has(word));
  const run = telling.join('');
  return { street: telling.sort().join(' '), run, number: found?.[1]?.toLowerCase().replace(/^0+(?=\d)/, '') ?? '' };
}

// `Đường X, Ngõ Y, Xóm Z, số 12`: what a name never holds.
const ADDRESS_WORD = /(?:^|\s)(?:ngõ|ngo|xóm|xom|đường|duong|thôn|thon|số|so|sn|hẻm|hem|ngách|ngach)(?:[\s.]|$)/iu;

/**
 * Whether head and address stand in each other's column: the head has a house number or a lane's word,
 * the address has neither and is two to five words long.
 */
export function exchanged(head: string, address: string): boolean {
  const placelike = (text: string) => /(?<!\p{L})\d/u.test(text) || ADDRESS_WORD.test(text.normalize('NFC'));
  const words = address.trim().split(/\s+/).length;
  return placelike(head) && !placelike(address) && words >= 2 && words <= 5;
}
