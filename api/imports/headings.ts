import { foldVietnamese } from '#geo/text/index.ts';
import { expandHeading } from './abbreviations.ts';
import type { MemberField } from './members/headings.ts';

/**
 * What a column can say of a household. `order` and `note` are recognised in order to be left out; `member`, `relation`
 * and `householdNumber` tell persons' rows apart into households and are not kept.
 */
export type Field =
  | 'code'
  | 'head'
  | 'phone'
  | 'address'
  | 'hamlet'
  | 'cluster'
  | 'lat'
  | 'lon'
  | 'x'
  | 'y'
  | 'coordinates'
  | 'elders'
  | 'eldestBirthYear'
  | 'eldestAge'
  | 'headBirthYear'
  | 'headAge'
  | 'adults'
  | 'adultsWithoutDevice'
  | 'devices'
  | 'deviceless'
  | 'platforms'
  | 'member'
  | 'relation'
  | 'householdNumber'
  | 'order'
  | 'note'
  | MemberField;

export interface Recognition {
  field: Field;
  /** 1 for the usual words, less where only a part of the heading is known */
  confidence: number;
}

// Folded, without punctuation.
export const KNOWN_HEADINGS: ReadonlyMap<string, Field> = new Map<string, Field>(
  (
    [
      ['order', 'stt|tt|so tt|so thu tu|thu tu|no|order|index'],
      ['note', 'ghi chu|note|notes|remark|remarks|luu y|y kien|ghi chu khac|comment|comments'],
      ['code', 'ma ho|ma ho dan|ma so ho|ma|ma so|ma ho gia dinh|so ho khau|so so ho khau|shk|ho so|ma dinh danh ho'],
      ['code', 'code|household code|household id|household no|household number|id|hhid|hh id|ma ho khau|house code'],
      ['head', 'chu ho|ho ten|ho va ten|ho ten chu ho|ho va ten chu ho|ten chu ho|chu ho gia dinh|ten ho|ho dan|ten'],
      ['head', 'head|head of household|household head|name|full name|head name|dai dien ho|nguoi dai dien|owner'],
      ['phone', 'dien thoai|so dien thoai|sdt|dt|so dt|dtdd|di dong|dien thoai lien he|dien thoai di dong|so di dong'],
      ['phone', 'phone|phone number|telephone|tel|mobile|mobile phone|contact phone|lien he|dien thoai chu ho'],
      ['address', 'dia chi|noi o|cho o|noi cu tru|noi thuong tru|thuong tru|so nha|ngo|duong|ngo so nha|dia chi nha'],
      ['address', 'address|street|residence|house address|ngo xom|dia chi cu tru|dia chi thuong tru|noi o hien nay'],
      ['hamlet', 'xom|thon|to dan pho|tdp|khu|khu dan cu|ap|ban|lang|khu pho|xom thon|thon xom|ten xom|ten thon'],
      ['hamlet', 'hamlet|village|hamlet name|ten to dan pho|thuoc xom|thon xom tdp|thon to dan pho'],
      ['cluster', 'cum|cum dan cu|ten cum|cum ho|nhom ho|to lien gia|cluster|residential cluster|cluster name|nhom'],
      ['lat', 'vi do|lat|latitude|vi do bac|toa do bac|wgs84 lat|gps lat|vido'],
      ['lon', 'kinh do|lon|lng|long|longitude|kinh do dong|toa do dong|wgs84 lon|gps lon|gps lng|kinhdo'],
      ['lat', 'northing|vy do'],
      ['lon', 'easting'],
      ['x', 'x|toa do x|coord x|x toa do|x coordinate'],
      ['y', 'y|toa do y|coord y|y toa do|y coordinate'],
      [
        'coordinates',
        'toa do|vi tri|gps|toa do gps|vi tri gps|dinh vi|coordinates|coordinate|location|lat lon|lat lng',
      ],
      ['coordinates', 'lat long|kinh vi do|vi do kinh do|kinh do vi do|position|google maps|link google maps|ban do'],
      ['elders', 'nguoi cao tuoi|so nguoi cao tuoi|nct|so nct|nguoi gia|so nguoi gia|co nguoi cao tuoi|cao tuoi|so cu'],
      ['elders', 'elders|elderly|elder|number of elders|elderly people|seniors|nguoi tren 60 tuoi|nguoi tu 60 tuoi'],
      ['headBirthYear', 'nam sinh|ngay sinh|ngay thang nam sinh|ns|sinh nam|nam sinh chu ho|birth year|year of birth'],
      ['headBirthYear', 'date of birth|dob|born|ngay sinh chu ho'],
      ['headAge', 'tuoi|age|tuoi chu ho|head age'],
      ['member', 'thanh vien|ho ten thanh vien|ho va ten thanh vien|ten thanh vien|ho ten nhan khau'],
      [
        'member',
        'ho va ten nhan khau|ho ten nguoi trong ho|member|member name|household member|name of member|person name',
      ],
      ['relation', 'quan he|quan he voi chu ho|moi quan he|moi quan he voi chu ho|quan he chu ho|relation'],
      ['relation', 'relationship|relationship to head|relation to head|relationship to head of household'],
      ['householdNumber', 'stt ho|so tt ho|tt ho|so thu tu ho|thu tu ho|ho thu|household order'],
      ['adults', 'nguoi lon|so nguoi lon|so nguoi truong thanh|nguoi truong thanh|adults|adult|number of adults'],
      ['devices', 'thiet bi|thiet bi so|thiet bi thong minh|so thiet bi|smartphone|smartphones|devices|device'],
      ['deviceless', 'deviceless|no device|without device|ho khong thiet bi|khong thiet bi|ho khong co thiet bi'],
      ['platforms', 'nen tang|nen tang so|ung dung|ung dung so|dich vu so|platform|platforms|apps|nen tang dang dung'],
    ] as [Field, string][]
  ).flatMap(([field, words]) => words.split('|').map((word): [string, Field] => [word, field])),
);

const NEITHER_YES_NOR_NO = /\bco( hay)? khong\b/;
const LACKING = /\b(khong|chua|thieu|without|no|lack\w*)\b/;
const DEVICE =
  /thiet bi|smart ?phone|(dien thoai|dt|may) thong minh|\bdttm\b|may tinh|\btb (so|thong minh)\b|laptop|tablet|computer|\bdevices?\b|ipad/;
const PERSONS = /nguoi|truong thanh|adult|people|person|\b18\b/;
const OLD = /cao tuoi|nguoi gia|\bgia nhat\b|nhieu tuoi|lon tuoi|\bnct\b|eldest|oldest|elder|senior|\b60\b/;
const BIRTH = /nam sinh|ngay sinh|sinh nam|birth|\bborn\b|\bdob\b/;
const EXTREME = /\bnhat\b|eldest|oldest/;

// Asked in turn: the more special heading first ("số điện thoại thông minh" is no telephone number).
const PATTERNS: [(heading: string) => boolean, Field | null][] = [
  [(h) => /^(moi )?quan he\b|^relation(ship)?\b/.test(h), 'relation'],
  [(h) => /quan he|gioi tinh|cccd|cmnd|can cuoc|nhan khau|dan toc|ton giao|nghe nghiep|\bemail\b/.test(h), null],
  [(h) => DEVICE.test(h) && LACKING.test(h) && !NEITHER_YES_NOR_NO.test(h) && PERSONS.test(h), 'adultsWithoutDevice'],
  [(h) => DEVICE.test(h) && LACKING.test(h) && !NEITHER_YES_NOR_NO.test(h), 'deviceless'],
  [(h) => DEVICE.test(h), 'devices'],
  [(h) => OLD.test(h) && BIRTH.test(h) && /(?<!cao |nhieu |lon )tuoi/.test(h), 'elders'],
  [(h) => OLD.test(h) && BIRTH.test(h), 'eldestBirthYear'],
  [(h) => OLD.test(h) && EXTREME.test(h) && /tuoi|\bage\b/.test(h), 'eldestAge'],
  [(h) => OLD.test(h), 'elders'],
  [(h) => BIRTH.test(h) && /chu ho|head/.test(h), 'headBirthYear'],
  [(h) => /^tuoi\b.*chu ho/.test(h), 'headAge'],
  [(h) => BIRTH.test(h), null],
  [(h) => /nguoi lon|truong thanh|tu 18|tren 18|\badults?\b/.test(h), 'adults'],
  [
    (h) => /^((ho|ten|ho (va )?ten) )?(cac )?thanh vien|^ho (va )?ten.*(nhan khau|nguoi trong ho)|^member\b/.test(h),
    'member',
  ],
  [(h) => /^(stt|tt|so tt|so thu tu) (cua )?ho\b/.test(h), 'householdNumber'],
  [(h) => /dien thoai|\bsdt\b|\bdtdd\b|\bphone\b|\btel\b/.test(h), 'phone'],
  [(h) => /vi do/.test(h) && /kinh do/.test(h), 'coordinates'],
  [(h) => /\bvi do\b|\blat(itude)?\b/.test(h), 'lat'],
  [(h) => /\bkinh do\b|\b(lon|lng|longitude)\b/.test(h), 'lon'],
  [(h) => /\btoa do (vn ?2000 |utm |wgs ?84 )?x\b|^x (vn ?2000|utm|wgs ?84|m|met)\b/.test(h), 'x'],
  [(h) => /\btoa do (vn ?2000 |utm |wgs ?84 )?y\b|^y (vn ?2000|utm|wgs ?84|m|met)\b/.test(h), 'y'],
  [(h) => /\bnorthing\b/.test(h), 'lat'],
  [(h) => /\beasting\b/.test(h), 'lon'],
  [(h) => /\btoa do\b|\bgps\b|coordinates/.test(h), 'coordinates'],
  [(h) => /^(ma|so) (so )?(ho\b|dinh danh)|household (code|id)/.test(h), 'code'],
  [(h) => /\bdia chi\b|\bso nha\b|\bnoi o\b|\bcho o\b|thuong tru|\baddress\b/.test(h), 'address'],
  [(h) => /\bchu ho\b|^ho (va )?ten\b|head of|household head/.test(h), 'head'],
  [(h) => /^(ten |thuoc )?(xom|thon|to dan pho|tdp|khu dan cu|hamlet|village)\b/.test(h), 'hamlet'],
  [(h) => /^(ten |thuoc )?cum\b|\bcluster\b/.test(h), 'cluster'],
  [(h) => /nen tang|ung dung so|dich vu so|\bplatforms?\b/.test(h), 'platforms'],
  [(h) => /^ghi chu\b|^notes?\b/.test(h), 'note'],
];

// Longer texts are titles or sentences, not headings.
const LONGEST_HEADING = 90;

/** A heading for comparing: folded, and only letters and digits. */
export const foldHeading = (heading: string): string =>
  foldVietnamese(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What a heading means, Vietnamese or English, with or without accents, abbreviated; null where it is not known. */
export function recogniseHeading(heading: string): Recognition | null {
  if (heading.trim() === '#') return { field: 'order', confidence: 1 };
  if (heading.length > LONGEST_HEADING) return null;
  const whole = foldHeading(heading);
  const known = recogniseFolded(whole, heading);
  if (known !== undefined) return known;
  const bare = foldHeading(heading.replace(BRACKETS, ' '));
  const expanded = expandHeading(whole);
  const written = expanded === whole ? undefined : recogniseFolded(expanded, expandHeading(bare));
  return written ? { field: written.field, confidence: Math.min(written.confidence, ABBREVIATED) } : null;
}

/** Is it known what a heading says, and that it says nothing of a household that is kept? */
export const isLeftOut = (heading: string): boolean => recogniseFolded(foldHeading(heading), heading) === null;

const BRACKETS = /\([^)]*\)|\[[^\]]*\]/g;
const ABBREVIATED = 0.85;

/** Null: known to be left out; undefined: not known. */
function recogniseFolded(whole: string, heading: string): Recognition | null | undefined {
  if (whole === '') return null;
  const exact = KNOWN_HEADINGS.get(whole);
  if (exact) return { field: exact, confidence: 1 };
  for (const [matches, field] of PATTERNS.slice(0, SPECIAL)) {
    if (matches(whole)) return field && { field, confidence: 0.9 };
  }
  const bare = KNOWN_HEADINGS.get(foldHeading(heading.replace(BRACKETS, ' ')));
  if (bare) return { field: bare, confidence: 0.95 };
  for (const [matches, field] of PATTERNS.slice(SPECIAL)) {
    if (matches(whole)) return field && { field, confidence: 0.8 };
  }
  return undefined;
}

// Up to here what stands in brackets changes the meaning: "Người lớn (chưa có điện thoại thông minh)".
const SPECIAL = 10;
