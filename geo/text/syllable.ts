/** The spelling of Vietnamese syllables: which onset, rhyme and tone go together. Knows no words. */

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
    'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
    'o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay ' +
    'oăc oăm oăn oăng oăp oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt ' +
    'uy uya uych uyn uynh uyp uyt uyu uyên uyêt ' +
    'ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu'
  ).split(' '),
);

// After qu the glide is already written.
const QU_RHYMES = new Set(
  (
    'a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e en eo et ' +
    'ê ên êt ênh êch êu i it y ych yn ynh yp yt yu yên yêt ôc ơ ơi ơn'
  ).split(' '),
);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SHARP_OR_HEAVY = /[\u0301\u0323]/;
const STOPPED = /(?:c|ch|k|p|t)$/;
/** Seven letters, two of them with two accents of their own. */
const LONGEST = 11;
const LETTERS = /^[a-zăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,7}$/;

/**
 * Whether `text` is spelt as one Vietnamese syllable: an onset, a rhyme that goes with it, and a tone that the rhyme
 * can carry, written on the right vowel (`hoà` and `hòa` both). Any case and composition; without accents too.
 * Says nothing about whether the syllable means anything.
 */
export function isVietnameseSyllable(text: string): boolean {
  if (text.length > LONGEST) return false;
  const word = text.normalize('NFC').toLowerCase();
  return LETTERS.test(word) && isSpelt(word);
}

function isSpelt(word: string): boolean {
  const spread = word.normalize('NFD');
  const tones = spread.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const tone = tones[0];
  const plain = spread.replace(TONES, '').normalize('NFC');
  const at = tone === undefined ? -1 : [...word].findIndex((letter, index) => letter !== plain[index]);
  return readings(plain).some(({ onset, rhyme }) => carries(rhyme, tone, at - onset.length));
}

/** The ways to cut a syllable without tone into onset and rhyme: `gia` is gi + a, `gì` is g + i. */
function readings(plain: string): { onset: string; rhyme: string }[] {
  return ['', ...ONSETS]
    .filter((onset) => plain.startsWith(onset))
    .map((onset) => ({ onset, rhyme: plain.slice(onset.length) }))
    .filter(({ onset, rhyme }) => goTogether(onset, rhyme));
}

function goTogether(onset: string, rhyme: string): boolean {
  if (onset === 'qu') return QU_RHYMES.has(rhyme);
  if (!RHYMES.has(rhyme)) return false;
  const first = rhyme[0]!;
  // Front vowels are written with k, gh, ngh, all others with c, g, ng; “Kạn” in Bắc Kạn is the known exception.
  const front = 'eêiy'.includes(first);
  if (onset === 'c' || onset === 'ng') return !front;
  if (onset === 'g') return !front || first === 'i';
  if (onset === 'gh' || onset === 'ngh') return front;
  if (onset === 'k') return front || first === 'a';
  if (onset === 'gi') return first !== 'i' && first !== 'y';
  // iê- is written yê- where nothing stands before it, and only there.
  if (onset === '') return !rhyme.startsWith('iê');
  return !rhyme.startsWith('yê');
}

/** Whether the rhyme takes this tone, written on its vowel at `index`. */
function carries(rhyme: string, tone: string | undefined, index: number): boolean {
  if (STOPPED.test(rhyme)) {
    // Without any tone it may be unaccented typing; with a mark of its own on the vowel it would be a mistake.
    if (tone === undefined) return !/[ăâêôơư]/.test(rhyme);
    if (!SHARP_OR_HEAVY.test(tone)) return false;
  }
  return tone === undefined || tonePlaces(rhyme).includes(index);
}

function tonePlaces(rhyme: string): number[] {
  const marked = rhyme.search(/[ăâêôơ]/);
  if (marked >= 0) return [marked];
  const horned = rhyme.indexOf('ư');
  if (horned >= 0) return [horned];
  const vowels = rhyme.match(/^[aeiouy]+/)![0].length;
  if (vowels === 1) return [0];
  if (vowels === 3 || vowels < rhyme.length) return [1];
  return ['oa', 'oe', 'uy'].includes(rhyme) ? [0, 1] : [0];
}
