import { foldVietnamese } from '#geo/text/index.ts';
import type { Cell } from '../read/types.ts';
import { Fault, isUnknown, textOf, wholeNumber, yesOrNo } from './words.ts';

const SMART =
  /smart ?phone|thong minh|iphone|samsung|android|may tinh|laptop|tablet|ipad|computer|\bpc\b|\bdttm\b|\b(dt|dtdd) tm\b|\bsmp\b|\bmtb\b|\bmtxt\b/;
// A telephone with keys reaches nobody with a lesson on apps.
const PLAIN = /cuc gach|dien thoai (thuong|ban|pho thong|phim)|den trang|feature phone|landline/;
const NONE = /^(khong|ko|chua)( co| dung| su dung)?\b|^(no|none|without)\b/;
const MOST_DEVICES = 50;

/**
 * Has a household a smartphone, tablet or computer? From a count, a tick or words
 * (`2`, `x`, `không có`, `1 smartphone`, `điện thoại cục gạch`); null unknown.
 */
export function parseDevices(cell: Cell): boolean | null | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return null;
  const stated = yesOrNo(text);
  if (stated !== undefined) return stated;
  const count = wholeNumber(text);
  if (count !== undefined) return count > MOST_DEVICES ? new Fault('count_bad', text) : count > 0;
  return fromWords(text);
}

function fromWords(text: string): boolean | Fault {
  // "1ĐTTM" is two words, "có (1)" and "có: 1" no more than a count.
  const folded = foldVietnamese(text)
    .replace(/(?<=\d)(?=[a-z])/g, ' ')
    .replace(/^co\s*[:,(-]?\s*(?=\d)/, '')
    .replace(/^(\d+)\)$/, '$1');
  const [, number, what] = /^(\d+)\s*(\D*)$/.exec(folded) ?? [];
  if (number !== undefined && /^(chiec|cai|may|thiet bi|tb|devices?|phones?)?$/.test(what?.trim() ?? '')) {
    return Number(number) > 0;
  }
  const owned = folded
    .split(/[,;+&]| va /)
    .filter((part) => !/^\s*0+\s|[:=]\s*0+\s*$/.test(part) && !NONE.test(part.trim()));
  if (owned.length === 0) return false;
  if (owned.some((part) => SMART.test(part))) return true;
  if (owned.every((part) => PLAIN.test(part))) return false;
  return /^co (thiet bi|dung|su dung|device)/.test(folded) ? true : new Fault('devices_unclear', text);
}
