/**
 * VNI for Windows, the codes of the fonts VNI-Times and so on: a letter with accents is the bare letter followed by a
 * mark that stands for all of them; đ, ơ, ư and the i with a tone have single codes. Capitals take capital marks.
 */

const TONES = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const CIRCUMFLEX = { â: '', á: '\u0301', à: '\u0300', å: '\u0309', ã: '\u0303', ä: '\u0323' };
const BREVE = { ê: '', é: '\u0301', è: '\u0300', ú: '\u0309', ü: '\u0303', ë: '\u0323' };
const SINGLES = { ñ: 'đ', ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

const UNITS = unitTable();

/** Every spelling of a letter, one or two characters, to its letter; in small and in capitals. */
function unitTable(): Map<string, string> {
  const small = new Map<string, string>(Object.entries(SINGLES));
  const add = (base: string, letter: string, marks: Record<string, string>, shape: string) => {
    for (const [mark, tone] of Object.entries(marks)) {
      small.set(base + mark, (letter + shape + tone).normalize('NFC'));
    }
  };
  for (const base of 'aeouy') add(base, base, TONES, '');
  for (const base of 'aeo') add(base, base, CIRCUMFLEX, '\u0302');
  add('a', 'a', BREVE, '\u0306');
  add('ô', 'ơ', TONES, '');
  add('ö', 'ư', TONES, '');
  const all = new Map(small);
  for (const [unit, letter] of small) {
    // Who holds the shift key for the first letter only leaves a small mark behind a capital.
    if (unit.length === 2) all.set(unit[0]!.toUpperCase() + unit[1], letter.toUpperCase());
    all.set(unit.toUpperCase(), letter.toUpperCase());
  }
  return all;
}

// Pairs first: ơ with a tone before ơ alone.
const UNIT = [...UNITS.keys()].sort((a, b) => b.length - a.length).join('|');
const EVERY_UNIT = new RegExp(UNIT, 'g');
const MEASURE = new RegExp(`^(?:[\\0-\\x7f]|${UNIT})*$`);

/** Whether every character of `text` beyond ASCII is a letter of VNI or its mark. */
export const isVni = (text: string): boolean => MEASURE.test(text);

/** Text whose Latin-1 characters stand for codes of VNI, as Vietnamese. What is no letter of VNI stays. */
export const decodeVni = (text: string): string => text.replace(EVERY_UNIT, (unit) => UNITS.get(unit)!);
