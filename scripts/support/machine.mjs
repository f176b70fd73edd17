// What the suite needs of the machine it runs on, and how it comes there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Where a Chromium is; null where there is none. `CHROMIUM` names one outside the usual places. */
export function chromiumPath() {
  const usual = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return usual.find((path) => path && existsSync(path)) ?? null;
}

/** PostgreSQL 15 or later with PostGIS, in the places Debian, RPM and Homebrew put it. */
function hasPostgis() {
  const shares = ['/usr/share/postgresql', '/usr/pgsql', '/opt/homebrew/share', '/usr/local/share'];
  return shares
    .filter(existsSync)
    .some((share) =>
      ['.', ...readdirSync(share)].some((version) => existsSync(join(share, version, 'extension', 'postgis.control'))),
    );
}

function run(command, args, options = {}) {
  console.log(`$ ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0;
}

/** Does what stands in node_modules fit the lock file? npm keeps its own account of what it installed there. */
function packagesFit() {
  const installed = 'node_modules/.package-lock.json';
  if (!existsSync(installed)) return false;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  );
}

/** Installs the npm packages where they are missing or others than the lock file names. */
export function bringPackages() {
  if (packagesFit()) return;
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) fail('npm ci did not succeed: is the network there?');
}

/**
 * Installs Chromium, PostgreSQL with PostGIS, GDAL and Poppler (they read what is handed out) from the system's packages
 * where it may, else says what to install.
 */
export function bringPrograms() {
  const wanted = [];
  if (chromiumPath() === null) wanted.push('chromium');
  if (!hasPostgis()) wanted.push('postgresql', 'postgresql-postgis');
  if (!onPath('ogrinfo')) wanted.push('gdal-bin');
  if (!onPath('pdftotext')) wanted.push('poppler-utils');
  if (wanted.length === 0) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-q'], { env });
    if (run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], { env })) return;
  }
  fail(`The tests need these programs of the system: ${wanted.join(', ')}.
  Debian, Ubuntu:  sudo apt-get install ${wanted.join(' ')}
  macOS:           brew install postgresql@17 postgis gdal poppler; Chrome from google.com/chrome
  Chromium elsewhere: CHROMIUM=/path/of/chromium npm test`);
}

function fail(message) {
  console.error(message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
