import type { Column } from '../columns.ts';
import { type Field, foldHeading, type Recognition } from '../headings.ts';

/** What a column can say of a member of a team, beside name, telephone number and hamlet. */
export type MemberField = 'duty' | 'standing' | 'username' | 'fromOn' | 'zalo';

// Folded, without punctuation. `head` is the person's name: the columns of names, hamlets and telephone numbers are
// told by the same fields as in a register, so that titles, sections, totals and notes are found in the same way.
const EXACT = new Map<string, Field | null>(
  (
    [
      ['order', 'stt|tt|so tt|so thu tu|thu tu|no|order|index'],
      ['note', 'ghi chu|note|notes|remark|remarks|luu y'],
      ['head', 'ho ten|ho va ten|ten|ho ten to vien|ho va ten to vien|ten to vien|ten thanh vien|thanh vien|to vien'],
      ['head', 'name|full name|member|member name|ho va ten thanh vien|ho ten thanh vien|ho dem va ten|nguoi tham gia'],
      ['phone', 'dien thoai|so dien thoai|sdt|dt|so dt|dtdd|di dong|so di dong|dien thoai di dong|lien he|so lien he'],
      ['phone', 'phone|phone number|telephone|tel|mobile|mobile phone|contact'],
      ['zalo', 'zalo|so zalo|sdt zalo|zalo phone|tai khoan zalo'],
      [
        'hamlet',
        'xom|thon|to dan pho|tdp|khu|khu dan cu|ap|ban|lang|khu pho|xom thon|thon xom|ten xom|ten thon|dia ban',
      ],
      ['hamlet', 'hamlet|village|hamlet name|don vi|to|ten to|to cnscd|to cong nghe so|to cong nghe so cong dong|team'],
      [
        'duty',
        'nhiem vu|vai tro|chuc vu trong to|nhiem vu trong to|vai tro trong to|chuc danh trong to|role|duty|part',
      ],
      ['duty', 'chuc vu|position|role in team|nhiem vu duoc giao|phan cong|nhiem vu trong to cnscd'],
      ['standing', 'chuc danh|thanh phan|co cau|chuc vu hien nay|chuc vu cong tac|chuc vu dang dam nhiem|doan the'],
      [
        'standing',
        'to chuc|don vi|body|title|organisation|organization|don vi cong tac|chuc danh tai xom|dai dien|chuc vu o xom',
      ],
      ['username', 'ten dang nhap|tai khoan|ten tai khoan|username|user name|account|login|user'],
      ['fromOn', 'tu ngay|ngay tham gia|tham gia tu|ngay bat dau|bat dau|from|since|start|start date|from date'],
      [null, 'nam sinh|ngay sinh|gioi tinh|nam|nu|email|cccd|dan toc|trinh do|nghe nghiep|birth year|gender|sex'],
    ] as [Field | null, string][]
  ).flatMap(([field, words]) => words.split('|').map((word): [string, Field | null] => [word, field])),
);

// Asked in turn: the more special heading first.
const PATTERNS: [RegExp, Field | null][] = [
  [/ngan hang|bank|cccd|can cuoc|sinh|gioi tinh|\bemail\b|dan toc|trinh do|dia chi|chu ho|\bho khau\b|chu ky/, null],
  [/\bzalo\b/, 'zalo'],
  [/dien thoai|\bsdt\b|\bdtdd\b|\bphone\b|\btel\b/, 'phone'],
  [/dang nhap|\btai khoan\b|user ?name/, 'username'],
  [/\btu ngay\b|tham gia|bat dau/, 'fromOn'],
  [/\b(trong|cua) (to|ban)\b|nhiem vu|vai tro|phan cong/, 'duty'],
  [/chuc (vu|danh)|thanh phan|co cau|doan the/, 'standing'],
  [/ho (va )?(chu dem )?ten|ten (to|thanh) vien/, 'head'],
  [/^(ten |thuoc )?(xom|thon|to dan pho|tdp|khu dan cu|hamlet|village)\b/, 'hamlet'],
  [/^ghi chu\b|^notes?\b/, 'note'],
];
const LONGEST_HEADING = 90;

/** What a heading of a list of members means; null where it is not known, or known to say nothing that is kept. */
export function recogniseMemberHeading(heading: string): Recognition | null {
  if (heading.trim() === '#') return { field: 'order', confidence: 1 };
  if (heading.length > LONGEST_HEADING) return null;
  const whole = foldHeading(heading);
  const bare = foldHeading(heading.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  for (const [text, confidence] of [
    [whole, 1],
    [bare, 0.95],
  ] as const) {
    const exact = EXACT.get(text);
    if (exact !== undefined) return exact && { field: exact, confidence };
  }
  const field = PATTERNS.find(([pattern]) => pattern.test(whole))?.[1];
  return field ? { field, confidence: 0.8 } : null;
}

/** The columns of a table read as a list of members: of each field the surest one, of telephones all. */
export function asMemberColumns(columns: readonly Column[]): Column[] {
  const read = columns.map((column): Column => {
    const found = recogniseMemberHeading(column.heading);
    return { ...column, field: found?.field ?? null, confidence: found?.confidence ?? 0, platform: null };
  });
  return read.map((column, at) => {
    const { field, confidence } = column;
    if (field === null || field === 'phone' || field === 'order' || field === 'note') return column;
    const better = read.some(
      (other, i) =>
        other.field === field && (other.confidence > confidence || (other.confidence === confidence && i < at)),
    );
    return better ? { ...column, field: null, confidence: 0 } : column;
  });
}
