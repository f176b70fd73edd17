// npm test [-- PATH …]: brings what a fresh machine lacks, then runs the suite and ends with "N passed, N failed".
// No dependency: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './support/prepare.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tn-test-'));
const report = join(folder, 'report.json');
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)];
const { status, signal } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
  stdio: 'inherit',
});
const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
rmSync(folder, { recursive: true, force: true });

/** Files that could not even be loaded hold no failed test, and still are failures. */
const broken =
  counted?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0) ?? [];
const passed = counted?.numPassedTests ?? 0;
let failed = (counted?.numFailedTests ?? 0) + broken.length;
if (failed === 0 && (status !== 0 || signal !== null || passed === 0)) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
