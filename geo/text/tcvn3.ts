/**
 * TCVN3, called ABC: the codes of the fonts .VnTime, .VnArial and so on (TCVN 5712:1993, third set).
 *
 * A letter is one code above 0xA0. Only Ă Â Ê Ô Ơ Ư Đ have codes for the capital; a capital with a tone shares the
 * code of the small letter and is told by the font alone, whose name then ends in H (.VnTimeH).
 * `ư` is 0xAD, in Latin-1 the soft hyphen: decode before anything throws away what cannot be seen.
 */

// From 0xA1 to 0xFE; a dot where the set has no letter.
const CODES = 'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ';
const FIRST = 0xa1;

const LETTERS = new Map<string, string>();
for (const [index, letter] of [...CODES].entries()) {
  if (letter !== '.') LETTERS.set(String.fromCharCode(FIRST + index), letter);
}

const MEASURE = new RegExp(`^[\\0-\\x7f${[...LETTERS.keys()].join('')}]*$`);

/** Whether every character of `text` beyond ASCII is a letter of TCVN3. */
export const isTcvn3 = (text: string): boolean => MEASURE.test(text);

/**
 * Text whose Latin-1 characters stand for codes of TCVN3, as Vietnamese. What is no letter of TCVN3 stays.
 * Capitals with a tone come out small: {@link restoreCapitals}.
 */
export const decodeTcvn3 = (text: string): string => text.replace(/[\xa1-\xfe]/g, (code) => LETTERS.get(code) ?? code);

// Letters whose case TCVN3 tells: all but those with a tone.
const SURE = /[A-Za-zĂÂÊÔƠƯĐăâêôơưđ]/g;
const SURE_SMALL = /[a-zăâêôơưđ]/;
const TWO_SURE_CAPITALS = /[A-ZĂÂÊÔƠƯĐ][^A-ZĂÂÊÔƠƯĐ]*[A-ZĂÂÊÔƠƯĐ]/;
const WORD = /[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]+/g;
const TONED = /[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/;
// Of one letter only is left small: far more often “ở” than “Ý”.
const TONED_START = new RegExp(`^${TONED.source}.`);

/**
 * The capitals that TCVN3 could not write, as the letters around tell. A word with two sure capitals and no small
 * letter is in capitals (`NGUYễN`); in a cell without any small letter so is the rest (`VŨ VĂN Hà`). Where every other
 * word begins with a capital, a word that begins with a toned letter does too (`Nguyễn Thị ánh`).
 *
 * @param cell  one cell or one line, decoded
 */
export function restoreCapitals(cell: string): string {
  if (!TONED.test(cell)) return cell;
  const words = cell.match(WORD) ?? [];
  if (words.some(isInCapitals) && !SURE_SMALL.test(cell)) return cell.toUpperCase();
  const others = words.filter((word) => !TONED_START.test(word));
  const asNames = others.length > 0 && others.every((word) => /^\p{Lu}/u.test(word));
  return cell.replace(WORD, (word) => {
    if (isInCapitals(word)) return word.toUpperCase();
    return asNames && TONED_START.test(word) ? word[0]!.toUpperCase() + word.slice(1) : word;
  });
}

const isInCapitals = (word: string) => !SURE_SMALL.test(word) && TWO_SURE_CAPITALS.test(word);

/** The letters of a decoded word whose case TCVN3 tells. */
export const sureLetters = (word: string): string => (word.match(SURE) ?? []).join('');
