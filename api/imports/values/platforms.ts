import { normalisePhone } from '#geo/text/index.ts';
import { foldHeading } from '../headings.ts';
import type { Cell } from '../read/types.ts';
import { Fault, isUnknown, textOf, yesOrNo } from './words.ts';

/** A platform of the catalogue with the names it goes by. */
export interface PlatformNames {
  code: string;
  names: readonly string[];
}

// How people write them, beside the names of the catalogue; folded.
const ALSO: [string, string][] = [
  ['vneid', 'vneid|vn eid|dinh danh dien tu|dinh danh|dinh danh muc 2'],
  ['public_service_portal', 'dich vu cong|dvc|dvcqg|cong dich vu cong|dich vu cong truc tuyen|dich vu cong quoc gia'],
  ['zalo', 'zalo|nhom zalo'],
  ['mobile_banking', 'mobile banking|internet banking|ngan hang|ngan hang so|app ngan hang|banking|ngan hang dien tu'],
  ['e_wallet', 'vi dien tu|momo|zalopay|viettel money|vnpt money|vi momo'],
  ['digital_payment', 'qr|ma qr|vietqr|thanh toan qr|thanh toan khong dung tien mat|thanh toan so|quet ma qr'],
  ['e_commerce', 'san thuong mai dien tu|thuong mai dien tu|tmdt|san tmdt|shopee|lazada|tiktok shop|postmart|voso'],
  ['vssid', 'vssid|bao hiem xa hoi so'],
];

export type PlatformIndex = ReadonlyMap<string, string>;

/** Code of a platform by any of its folded names. */
export function platformIndex(catalogue: readonly PlatformNames[]): PlatformIndex {
  const known = new Set(catalogue.map(({ code }) => code));
  const index = new Map<string, string>();
  for (const [code, names] of ALSO) {
    if (known.has(code)) for (const name of names.split('|')) index.set(name, code);
  }
  for (const { code, names } of catalogue) for (const name of [code, ...names]) index.set(foldHeading(name), code);
  return index;
}

/** A cell listing platforms, as codes; an explicit "không" is the empty list, an empty cell null (unknown). */
export function parsePlatforms(cell: Cell, index: PlatformIndex): string[] | null | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return null;
  if (yesOrNo(text) === false || text === '0') return [];
  const codes = new Set<string>();
  for (const part of text.split(/[,;+/|&]|\s(?:và|va|and)\s/i)) {
    if (part.trim() === '') continue;
    const code = index.get(foldHeading(part));
    if (code === undefined) return new Fault('platforms_unknown', part.trim());
    codes.add(code);
  }
  return [...codes];
}

/** A tick in a column of one platform: used, not used, or null unknown. */
export function parsePlatformTick(cell: Cell): boolean | null | Fault {
  const text = textOf(cell);
  if (isUnknown(text)) return null;
  if (/^\d+$/.test(text)) return Number(text) > 0;
  return yesOrNo(text) ?? (normalisePhone(text) ? true : new Fault('platforms_unknown', text));
}
