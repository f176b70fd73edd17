import { cleanText, foldVietnamese } from '#geo/text/index.ts';

// What hamlets and their like are called, with and without accents.
const KINDS = 'xóm|xom|thôn|thon|tổ dân phố|to dan pho|tdp|khu phố|khu pho|khu|ấp|ap|làng|lang|khối|khoi|bản|ban';
const WHOLE = new RegExp(`^(?:${KINDS})\\s+[\\p{L}\\d][^,;:]{0,40}$`, 'iu');
const INSIDE =
  /(?:^|[\s,;(–-])((?:xóm|xom|thôn|thon|tổ dân phố|to dan pho|tdp|khu phố|ấp|làng)\s+(?:số\s+)?(?:\d+\s?[a-z]?(?![\p{L}\d])|[^,;:.()–-]+))/iu;
const AFTER_NAME = /\s+(xã|xa|phường|huyện|tỉnh|năm|nam|tháng|quý|thuộc|-|–|tổng|gồm|có)(?=\s|$).*$/iu;
const LEADING_NUMERAL = /^\s*(?:[ivx]{1,5}|\d{1,2}|[a-z])\s*[.)/-]\s*/i;
const TRAILING_COUNT =
  /\s*[:(–-]\s*(?:có\s+|tổng\s+số\s+)?\d+\s*(?:hộ|ho|households?|người|nguoi|thành viên|tổ viên|members?)(?!\p{L}).*$/iu;
const LEADING_TEAM = /^(?:tổ|to)\s+(?:công nghệ số(?: cộng đồng)?|cong nghe so(?: cong dong)?|cnscđ|cnscd|cnsc)\s+/iu;

/** `XÓM ĐÔNG` → `Xóm Đông`; names in mixed case stay as they are. */
function calmCase(name: string): string {
  const upper = name === name.toUpperCase() && /\p{L}{2}/u.test(name) && !/^TDP\s/.test(name);
  return (upper ? name.toLowerCase() : name).replace(/(^|\s)(\p{L})/gu, (_, space: string, letter: string) =>
    upper ? space + letter.toUpperCase() : space + letter,
  );
}

/** The hamlet a text names and nothing else: a sheet's name, a section row (`II. XÓM ĐÔNG: 120 hộ`); else null. */
export function asHamletName(text: string): string | null {
  const name = cleanText(text)
    .replace(LEADING_NUMERAL, '')
    .replace(LEADING_TEAM, '')
    .replace(TRAILING_COUNT, '')
    .trim();
  if (!WHOLE.test(name)) return null;
  const calm = calmCase(name);
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

/** The cluster a section row names (`Cụm 2`, `Cụm dân cư Bờ Đê`); else null. */
export function asClusterName(text: string): string | null {
  const name = cleanText(text).replace(LEADING_NUMERAL, '').replace(TRAILING_COUNT, '').trim();
  return /^(cụm|cum)\s+[\p{L}\d].{0,60}$/iu.test(name) ? calmCase(name) : null;
}

/** The hamlet named inside a title or an address: `DANH SÁCH HỘ DÂN XÓM 3, xã …` → `Xóm 3`; else null. */
export function hamletInText(text: string): string | null {
  const found = INSIDE.exec(cleanText(text))?.[1]?.replace(AFTER_NAME, '').trim();
  return found ? asHamletName(found) : null;
}

/** A cell of a hamlet column: a bare number takes the word of its heading (`3` under "Thôn" → `Thôn 3`). */
export function hamletFromCell(text: string, heading: string): string {
  const name = cleanText(text);
  if (!/^\d{1,3}[a-z]?$/i.test(name)) return name;
  const folded = foldVietnamese(heading);
  const kind = /to dan pho|tdp/.test(folded) ? 'Tổ dân phố' : /^(ten )?thon\b/.test(folded) ? 'Thôn' : 'Xóm';
  return `${kind} ${name.replace(/^0+(?=\d)/, '')}`;
}

/** Key under which two spellings of a hamlet are the same: `Xóm 03`, `xom 3`. */
export const hamletKey = (name: string): string => foldVietnamese(name).replace(/\b0+(?=\d)/g, '');

/** The same without the word for hamlet: `Xóm Đông Hải`, `Đông Hải`. */
export const bareHamletKey = (name: string): string =>
  hamletKey(name).replace(/^(xom|thon|to dan pho|tdp|khu pho|khu|ap|lang|khoi|ban)\s+(?=\S)/, '');
