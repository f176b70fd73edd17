import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { decodeCell, detectCells, encodingOfCell } from '#geo/text/index.ts';
import { CELL_ENCODINGS, cellAccuracy } from './support/accuracy.ts';
import { syllables } from './support/arbitrary.ts';
import { asOldCell } from './support/encoders.ts';

const NAMES = ['Nguyễn Văn Lợi', 'Trần Thị Hồng', 'Đỗ Đức Thắng', 'Phạm Thị Quế', 'Vũ Hữu Nghĩa'];
const old = (cells: string[], encoding: 'tcvn3' | 'vni') => cells.map((cell) => asOldCell(cell, encoding));

describe('a column typed with an old font', () => {
  test.each(['tcvn3', 'vni'] as const)('%s is told by its words and read', (encoding) => {
    const column = old(NAMES, encoding);
    const found = detectCells(column);
    expect(found.encoding).toBe(encoding);
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(column.map((cell) => decodeCell(cell, encoding))).toEqual(NAMES);
  });

  test('proper Unicode is never turned, composed or not', () => {
    for (const column of [NAMES, NAMES.map((name) => name.normalize('NFD'))]) {
      const found = detectCells(column);
      expect(found.encoding).toBe('unicode');
      expect(found.confidence).toBeGreaterThan(0.9);
      expect(column.map((cell) => decodeCell(cell, 'unicode'))).toEqual(NAMES);
    }
  });

  test('neither is what is not Vietnamese', () => {
    for (const column of [
      ['John Smith', 'Xom 5', '12.5'],
      ['Zürich', 'Größe', 'Île', 'señor', 'café', 'Ångström'],
    ]) {
      expect(detectCells(column).encoding).toBe('unicode');
      expect(column.map((cell) => decodeCell(cell, 'unicode'))).toEqual(column);
    }
    expect(detectCells(['a', '1', '']).confidence).toBe(1);
  });

  test.each(['tcvn3', 'vni'] as const)('a single short cell in %s is not guessed', (encoding) => {
    for (const cell of old(['Hà', 'Tâm', 'Trần Văn', 'Nguyễn Thị Hồng'], encoding)) {
      const found = detectCells([cell]);
      expect(found.encoding).toBe('unicode');
      expect(found.confidence).toBeLessThan(0.5);
    }
  });

  test.each([
    ['.VnTime', 'tcvn3'],
    ['.VnArial NarrowH', 'tcvn3'],
    ['vntime', 'tcvn3'],
    ['VNI-Times', 'vni'],
    ['VNI Helve', 'vni'],
  ] as const)('the font %s decides, however short the cell', (fontName, encoding) => {
    const [cell] = old(['Hà'], encoding);
    expect(detectCells([cell!], fontName)).toEqual({ encoding, confidence: 1 });
    expect(decodeCell(cell!, encoding)).toBe('Hà');
  });

  test('a font left behind when the text was converted does not decide', () => {
    expect(detectCells(NAMES, '.VnTime').encoding).toBe('unicode');
  });

  test('a font of today says nothing', () => {
    expect(detectCells(old(NAMES, 'tcvn3'), 'Times New Roman').encoding).toBe('tcvn3');
  });

  test('cells of another encoding than their column are read in their own', () => {
    const mixed = [...old(NAMES, 'tcvn3'), 'Đặng Thị Liễu', 'Lê Lợi', 'Hoàng Anh', asOldCell('Bùi Thị Huệ', 'vni')];
    expect(detectCells(mixed).encoding).toBe('tcvn3');
    expect(mixed.map((cell) => encodingOfCell(cell, 'tcvn3'))).toEqual([
      ...NAMES.map(() => 'tcvn3'),
      'unicode',
      'unicode',
      'unicode',
      'vni',
    ]);
    const [first] = old(NAMES, 'tcvn3');
    expect(decodeCell(first!, 'unicode')).toBe(NAMES[0]);
  });

  test('one doubtful word is read as its column', () => {
    expect(decodeCell('Lª', 'tcvn3')).toBe('Lê');
    expect(decodeCell('Lª', 'unicode')).toBe('Lª');
  });

  test('capitals that TCVN3 shares with small letters come back where the letters around tell', () => {
    const read = (text: string) => decodeCell(asOldCell(text, 'tcvn3'), 'tcvn3');
    expect(read('NGUYỄN VĂN HÀ')).toBe('NGUYỄN VĂN HÀ');
    expect(read('VŨ VĂN HÀ')).toBe('VŨ VĂN HÀ');
    expect(read('Vũ Hà')).toBe('Vũ Hà');
    expect(read('Nguyễn Thị Ánh')).toBe('Nguyễn Thị Ánh');
    expect(read('xã Đồng Ấm')).toBe('xã Đồng ấm');
    expect(decodeCell('hä vµ tªn', 'tcvn3', '.VnTimeH')).toBe('HỌ VÀ TÊN');
    expect(decodeCell('stt', 'tcvn3', '.VnTimeH')).toBe('STT');
  });

  test.each(CELL_ENCODINGS)('99 of 100 columns of 30 words are told right in %s, mistyped ones too', (encoding) => {
    expect(cellAccuracy(encoding, 30, 400).right).toBeGreaterThanOrEqual(0.99);
    expect(cellAccuracy(encoding, 30, 400, 0.15).right).toBeGreaterThanOrEqual(0.99);
  });

  test.each(CELL_ENCODINGS)('of 3 words in %s, hardly one of 100 is turned wrongly', (encoding) => {
    expect(cellAccuracy(encoding, 3, 400).wrong).toBeLessThanOrEqual(0.01);
  });

  test.prop([fc.array(syllables(), { minLength: 1, maxLength: 8 }), fc.constantFrom('tcvn3', 'vni')])(
    'Unicode stays as it is in a column of any encoding, once it has a letter that no old font has',
    (words, encoding) => {
      const text = ['Đường', ...words].join(' ');
      for (const column of ['unicode', encoding] as const) expect(decodeCell(text, column)).toBe(text);
    },
  );

  test.prop([fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 8 }), fc.option(fc.string())])(
    'no cell is too strange to be read',
    (cells, fontName) => {
      const { encoding, confidence } = detectCells(cells, fontName ?? undefined);
      expect(confidence >= 0 && confidence <= 1).toBe(true);
      for (const cell of cells) {
        const text = decodeCell(cell, encoding);
        expect(text).toBe(text.normalize('NFC'));
      }
    },
  );
});
