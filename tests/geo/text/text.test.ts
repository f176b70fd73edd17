import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { cleanText, foldVietnamese, maskPhone, normalisePhone } from '#geo/text/index.ts';

describe('folding', () => {
  test('accents, case, composition and spaces do not tell two names apart', () => {
    for (const name of ['Đỗ Thị Hòa', 'đỗ  thị hoà', 'DO THI HOA', 'Đỗ Thị Hòa'.normalize('NFD')]) {
      expect(foldVietnamese(name)).toBe('do thi hoa');
    }
    expect(foldVietnamese('ươ ưỡng Ơ Ặ')).toBe('uo uong o a');
  });

  test.prop([fc.string({ unit: 'grapheme' })])('folding twice is folding once', (text) => {
    expect(foldVietnamese(foldVietnamese(text))).toBe(foldVietnamese(text));
  });

  const letters = fc.oneof(
    fc.constantFrom(' ', 'Đ', 'ơ', 'İ', 'ß', 'ﬁ', '\u0300', '\u200b'),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  );
  test.prop([
    fc.array(
      fc.oneof(
        letters,
        fc.integer({ min: 0, max: 0x1fff }).map((code) => String.fromCharCode(code)),
      ),
      { maxLength: 200 },
    ),
  ])('letters are told apart by their base alone, however long the text', (parts) => {
    const text = parts.join('');
    const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
    expect(foldVietnamese(text)).toBe(cleanText(plain));
  });

  test('what cannot be seen is not kept', () => {
    expect(cleanText('\u202eNguyễn\u0000 \u200bVăn\n\tAn\u00a0 ')).toBe('Nguyễn Văn An');
  });

  test.prop([fc.string({ unit: 'binary' })])('cleaning twice is cleaning once', (text) => {
    expect(cleanText(cleanText(text))).toBe(cleanText(text));
  });
});

describe('telephone numbers', () => {
  test.each([
    ['0912345318', '0912345318'],
    ['+84 912.345.318', '0912345318'],
    ['84912345318', '0912345318'],
    ['0084 912 345 318', '0912345318'],
    ['912345318', '0912345318'],
    ['0168 234 5318', '0382345318'],
    ['(0228) 3-123-456', '02283123456'],
  ])('%s is %s', (written, phone) => expect(normalisePhone(written)).toBe(phone));

  test.each(['', 'không', '12345', '0112345678', '09123453181', '1.5e9', '0912345318 / 0987654321'])(
    '%s is none',
    (written) => expect(normalisePhone(written)).toBeNull(),
  );

  test('a list shows two digits and the last three', () => {
    expect(maskPhone('0912345318')).toBe('09•• ••• 318');
    expect(maskPhone('02283123456')).toBe('02•• •••• 456');
    expect(maskPhone(null)).toBeNull();
  });

  test.prop([fc.integer({ min: 900000000, max: 999999999 })])('what is normal stays normal', (number) => {
    const phone = normalisePhone(String(number));
    expect(normalisePhone(phone ?? '')).toBe(phone);
  });
});
