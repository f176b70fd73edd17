// How clerks shorten the words of headings; folded, without punctuation: "Ng.cao tuổi" comes as `ng cao tuoi`.
const ABBREVIATIONS: [RegExp, string][] = [
  [/\bhoten\b/g, 'ho ten'],
  [/\bchuho\b/g, 'chu ho'],
  [/\bh (va )?ten\b/g, 'ho ten'],
  [/\bht\b(?= (ch|chu ho)\b)/g, 'ho ten'],
  [/\b(c ho|ch)\b/g, 'chu ho'],
  [/\b(hgd|ho gd|h gd)\b/g, 'ho gia dinh'],
  [/\b(ng|ngg)\b/g, 'nguoi'],
  [/\bnguoi (ct|c tuoi)\b/g, 'nguoi cao tuoi'],
  [/\bct\b(?= ?(tuoi|60))/g, 'cao tuoi'],
  [/\bng?cao\b/g, 'nguoi cao'],
  [/\b(n sinh|nsinh|nam s)\b/g, 'nam sinh'],
  [/\b(d c|dc|d chi|dchi)\b/g, 'dia chi'],
  [/\b(d thoai|dthoai|dien th)\b/g, 'dien thoai'],
  [/\b(so dt|s dt|s d t|sodt)\b/g, 'so dien thoai'],
  [/\b(k do|kdo|kinh d)\b/g, 'kinh do'],
  [/\b(v do|vdo|vi d|vy do)\b/g, 'vi do'],
  [/\b(t do|tdo)\b/g, 'toa do'],
  [/\b(t bi|tbi|tbtm)\b/g, 'thiet bi'],
  [/\bqh\b/g, 'quan he'],
  [/\bsl\b/g, 'so luong'],
  [/\bnl\b/g, 'nguoi lon'],
  [/\bt xom\b/g, 'ten xom'],
  [/\bhh\b/g, 'household'],
  [/\bhhold\b/g, 'household'],
];

/** A folded heading with its abbreviations written out; the same text where there are none. */
export const expandHeading = (folded: string): string =>
  ABBREVIATIONS.reduce((text, [short, long]) => text.replace(short, long), folded);
