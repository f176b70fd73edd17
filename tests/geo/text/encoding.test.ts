import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { decodeVietnamese, detectEncoding } from '#geo';
import { FILE_ENCODINGS, fileAccuracy } from './support/accuracy.ts';
import { syllables } from './support/arbitrary.ts';
import { ACCENTED, encodeComposed1258, encodeVietnamese } from './support/encoders.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const isSmall = (letter: string) => letter === letter.toLowerCase();

describe('reading a file', () => {
  test('there are 134 accented letters', () => {
    expect(new Set(ACCENTED).size).toBe(134);
  });

  test.each(FILE_ENCODINGS.filter((encoding) => encoding !== 'tcvn3'))(
    'every letter comes back from %s',
    (encoding) => {
      for (const letter of ACCENTED)
        expect(decodeVietnamese(encodeVietnamese(letter, encoding), encoding)).toBe(letter);
    },
  );

  test('every letter comes back from TCVN3, a capital with a tone as the small letter whose code it shares', () => {
    const shared = ACCENTED.filter((letter) => !isSmall(letter) && !'ĂÂÊÔƠƯĐ'.includes(letter));
    expect(shared).toHaveLength(60);
    for (const letter of ACCENTED) {
      const read = decodeVietnamese(encodeVietnamese(letter, 'tcvn3'), 'tcvn3');
      expect(read).toBe(shared.includes(letter) ? letter.toLowerCase() : letter);
    }
  });

  test.each([
    ['Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
    ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['Danh s¸ch hé d©n xãm 5, ng\xadêi cao tuæi', 'Danh sách hộ dân xóm 5, người cao tuổi'],
    ['ñy ban nh©n d©n ph\xadêng Mü Léc', 'ủy ban nhân dân phường Mỹ Lộc'],
  ])('TCVN3 as offices wrote it: %s', (written, meant) => {
    const bytes = bytesOf(written);
    expect(detectEncoding(bytes)).toBe('tcvn3');
    expect(decodeVietnamese(bytes, 'tcvn3')).toBe(meant);
  });

  test.each([
    ['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    ['NGUYEÃN THÒ ÑÖÔÏC, aáp Myõ Phöôùc', 'NGUYỄN THỊ ĐƯỢC, ấp Mỹ Phước'],
    ['Soå hoä khaåu, ñieän thoaïi, nöôùc saïch', 'Sổ hộ khẩu, điện thoại, nước sạch'],
  ])('VNI as offices wrote it: %s', (written, meant) => {
    const bytes = bytesOf(written);
    expect(detectEncoding(bytes)).toBe('vni');
    expect(decodeVietnamese(bytes, 'vni')).toBe(meant);
  });

  test('windows-1258 with marks of their own is composed, from a keyboard and from a converter', () => {
    const text = 'Huỳnh Thị Hoàng Yến, xã Trực Đại, ấp Mỹ Đức, ngõ Giếng, sổ hộ nghèo';
    for (const bytes of [encodeVietnamese(text, 'windows-1258'), encodeComposed1258(text)]) {
      expect(detectEncoding(bytes)).toBe('windows-1258');
      expect(decodeVietnamese(bytes, 'windows-1258')).toBe(text);
    }
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
    '%s is told with and without its mark, which is dropped',
    (encoding) => {
      for (const text of ['Xóm 5; Đỗ Thị Hòa', 'Plain English, 3 rows\r\n']) {
        for (const mark of ['', '\ufeff']) {
          const bytes = encodeVietnamese(mark + text, encoding);
          expect(detectEncoding(bytes)).toBe(encoding);
          expect(decodeVietnamese(bytes, encoding)).toBe(text);
        }
      }
    },
  );

  test('decomposed Unicode is composed', () => {
    const bytes = new TextEncoder().encode('Nguyễn Huệ'.normalize('NFD'));
    expect(decodeVietnamese(bytes, detectEncoding(bytes))).toBe('Nguyễn Huệ');
  });

  test.prop([fc.string({ unit: 'binary-ascii' }).filter((text) => !text.includes('\0'))])(
    'plain ASCII is UTF-8, unchanged',
    (text) => {
      const bytes = bytesOf(text);
      expect(detectEncoding(bytes)).toBe('utf-8');
      expect(decodeVietnamese(bytes, 'utf-8')).toBe(text);
    },
  );

  test('UTF-8 cut off inside a letter, or with a broken byte somewhere, is still UTF-8', () => {
    const whole = new TextEncoder().encode('Trần Thị Hồng Nhung ở xóm Đông Hạ, hộ nghèo, ngõ Giữa, chợ Cũ');
    expect(detectEncoding(whole.subarray(0, whole.length - 1))).toBe('utf-8');
    const broken = whole.slice();
    broken[3] = 0xff;
    expect(detectEncoding(broken)).toBe('utf-8');
  });

  test('quotation marks and dashes of Windows survive in old files', () => {
    expect(decodeVietnamese(Uint8Array.of(0x93, 0xae, 0xb8, 0x94, 0x20, 0x96), 'tcvn3')).toBe('“đá” –');
  });

  test('western text of no Vietnamese is read as windows-1258', () => {
    const bytes = bytesOf('Zürich, Größe, naïve; 30 °C');
    expect(detectEncoding(bytes)).toBe('windows-1258');
    expect(decodeVietnamese(bytes, 'windows-1258')).toBe('Zürich, Größe, naïve; 30 °C');
  });

  test.each(FILE_ENCODINGS)('99 of 100 samples of 30 words are told right in %s, mistyped ones too', (encoding) => {
    expect(fileAccuracy(encoding, 30, 400)).toBeGreaterThanOrEqual(0.99);
    expect(fileAccuracy(encoding, 30, 400, 0.15)).toBeGreaterThanOrEqual(0.99);
  });

  const texts = () => fc.array(syllables(), { maxLength: 12 }).map((words) => words.join(' '));

  test.prop([texts(), fc.constantFrom(...FILE_ENCODINGS)])('what was written is read', (text, encoding) => {
    expect(decodeVietnamese(encodeVietnamese(text, encoding), encoding)).toBe(text);
  });

  test.prop([texts(), fc.constantFrom(...FILE_ENCODINGS.filter((encoding) => encoding !== 'tcvn3'))])(
    'what was written in capitals is read',
    (text, encoding) => {
      const capitals = text.toUpperCase();
      expect(decodeVietnamese(encodeVietnamese(capitals, encoding), encoding)).toBe(capitals);
    },
  );

  test.prop([fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...FILE_ENCODINGS)])(
    'no bytes are too strange to be read',
    (bytes, encoding) => {
      expect(FILE_ENCODINGS).toContain(detectEncoding(bytes));
      const text = decodeVietnamese(bytes, encoding);
      expect(text).toBe(text.normalize('NFC'));
    },
  );

  test('a long run of one byte is no trouble', () => {
    for (const byte of [0x00, 0x61, 0xad, 0xf9, 0xff]) {
      expect(FILE_ENCODINGS).toContain(detectEncoding(new Uint8Array(1_000_000).fill(byte)));
    }
  });
});
