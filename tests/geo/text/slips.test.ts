import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { formatSlipCode, proposeUsername, readSlipCode, SLIP_LENGTH, SLIP_LETTERS } from '#geo/text/index.ts';

const code = fc.array(fc.constantFrom(...SLIP_LETTERS), { minLength: SLIP_LENGTH, maxLength: SLIP_LENGTH });
const USERNAME = /^[a-z0-9][a-z0-9_.]{2,29}$/;

describe('a code', () => {
  test('has at least 50 bits', () => {
    expect(SLIP_LENGTH * Math.log2(new Set(SLIP_LETTERS).size)).toBeGreaterThanOrEqual(50);
  });

  test('holds nothing that a Vietnamese keyboard changes: no vowel, no w, no d, no digit', () => {
    expect(SLIP_LETTERS).not.toMatch(/[AEIOUYWD\d]/i);
  });

  test.prop([code, fc.constantFrom(' ', '-', '', '.', ' – '), fc.boolean()])(
    'is read in small letters and however it is separated',
    (letters, separator, small) => {
      const groups = [0, 4, 8].map((from) => letters.slice(from, from + 4).join(''));
      const typed = ` ${groups.join(separator)} `;
      expect(readSlipCode(small ? typed.toLowerCase() : typed)).toBe(letters.join(''));
    },
  );

  test.prop([code])('is printed in three groups of four and read back', (letters) => {
    const printed = formatSlipCode(letters.join(''));
    expect(printed).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(readSlipCode(printed)).toBe(letters.join(''));
  });

  test.prop([fc.string()])('is nothing that anybody happens to type', (typed) => {
    const read = readSlipCode(typed);
    expect(read === null || (read.length === SLIP_LENGTH && [...read].every((one) => SLIP_LETTERS.includes(one)))).toBe(
      true,
    );
  });

  test('takes digits for the letters they look like', () => {
    expect(readSlipCode('8C5G-2JKL-MNPQ')).toBe('BCSGZJKLMNPQ');
    expect(readSlipCode('BCFG-HJKL-MNP')).toBeNull();
  });
});

describe('a user name', () => {
  const nobody = () => false;
  test.each([
    ['Trần Thị Nga', 'nga.tran'],
    ['ĐỖ ĐÌNH ĐỨC', 'duc.do'],
    ['Nguyễn Hoà', 'hoa.nguyen'],
    ['An', 'an.tv'],
    ['Nga', 'nga'],
    ['', 'to.vien'],
    ['***', 'to.vien'],
  ])('of %j is %s', (name, username) => {
    expect(proposeUsername(name, nobody)).toBe(username);
  });

  test('gets the first free number', () => {
    const taken = new Set(['nga.tran', 'nga.tran2', 'nga.tran4']);
    expect(proposeUsername('Trần Nga', (username) => taken.has(username))).toBe('nga.tran3');
  });

  test.prop([fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Trần Nga', 'Trần  Ngà', 'Đ Ạ')))])(
    'is one that may be used, and each its own, whatever people are called',
    (names) => {
      const taken = new Set<string>();
      for (const name of names) {
        const username = proposeUsername(name, (other) => taken.has(other));
        expect(username).toMatch(USERNAME);
        expect(taken.has(username)).toBe(false);
        taken.add(username);
      }
    },
  );
});
