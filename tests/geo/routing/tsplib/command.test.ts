import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'order-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm run order` without npm. */
function order(...args: string[]): Promise<{ status: number; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'api/cli/order.ts', ...args], (failed, out, error) => {
      resolve({ status: failed === null ? 0 : Number(failed.code), out, error });
    });
  });
}

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SQUARE = `NAME: square\nTYPE: TSP\nDIMENSION: 4\nEDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION
1 0 0\n2 10 10\n3 10 0\n4 0 10\nEOF\n`;

describe('npm run order', () => {
  test('prints tour, cost and time on one line', async () => {
    const { status, out } = await order(fileOf('square.tsp', SQUARE), '--ms', '50', '--json');
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    const answer = JSON.parse(out) as { tour: number[]; cost: number; ms: number };
    expect(answer).toEqual({ tour: [0, 2, 1, 3], cost: 40, ms: expect.any(Number) });
  });

  test('says in Vietnamese first what is wrong with a file', async () => {
    const { status, out, error } = await order(fileOf('bad.tsp', SQUARE.replace('DIMENSION: 4', 'DIMENSION: 5')));
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(error).toMatch(/^Tệp không dùng được: NODE_COORD_SECTION .* \/ The file cannot be used: /);
  });
});
