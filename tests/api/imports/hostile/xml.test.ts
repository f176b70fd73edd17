import { describe, expect, test } from 'vitest';
import { understand } from '#api/imports/understand.ts';
import { options } from '../workbooks.ts';
import { fixture, kml, laughs } from './parts.ts';
import { code, refused } from './refused.ts';

describe('XML', () => {
  test('a billion laughs are not expanded', async () => {
    const doctype = laughs('kml');
    expect(await code(kml('<Placemark><name>&a10;</name></Placemark>', doctype))).toBe('xml_entities');
  });

  test('files of the server are not fetched', async () => {
    const doctype = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await code(kml('<Placemark><name>&x;</name></Placemark>', doctype))).toBe('xml_entities');
    expect(await code(kml('<Placemark><name>&x;</name></Placemark>'))).toBe('xml_invalid');
  });

  test('nested without end, or with parts without end, is too large', async () => {
    expect(await code(kml('<Folder>'.repeat(100_000)))).toBe('too_large');
    expect(await code(kml(`<Placemark>${'<a/>'.repeat(200_000)}</Placemark>`))).toBe('too_large');
  });

  test('cut off is said to be cut off, wrong with its line', async () => {
    const whole = fixture('register.kml');
    expect(await code(whole.slice(0, whole.lastIndexOf(0x3e)))).toBe('truncated');
    expect(await refused(kml('\n<Folder></Placemark>'))).toMatchObject({ code: 'xml_invalid', details: { line: 2 } });
  });

  test('a description of brackets only takes no time', async () => {
    const started = performance.now();
    const description = `<description><![CDATA[${'<tr<td'.repeat(8_000)}]]></description>`;
    const placemark = `<Placemark><name>Lê A</name>${description}</Placemark>`;
    await understand(kml(`<Folder><name>Xóm 1</name>${placemark.repeat(20)}</Folder>`), options);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
