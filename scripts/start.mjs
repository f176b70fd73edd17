// npm start: brings packages, builds the page where its sources changed, and runs the server. No dependency of its own:
// it is what runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_NODE = [20, 19];
const CACHE = '.cache';

/** What the built page is made of. */
const PAGE_SOURCES = ['web', 'geo', 'vite.config.ts', 'package-lock.json'];
const SHARED_SOURCES = /^schema\.ts$/;

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
checkNode();
await checkPort();
keepPackages();
keepPage();
await serve();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  const least = LEAST_NODE.join('.');
  fail(
    `Cần Node ${least} trở lên, máy đang có ${process.versions.node}`,
    `Node ${least} or later is needed, this is ${process.versions.node}`,
  );
}

/** A taken port is said before minutes of installing, not after. */
async function checkPort() {
  const port = Number(process.env.PORT || 8080);
  const host = process.env.HOST || '127.0.0.1';
  const code = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
  if (code === 'EADDRINUSE')
    fail(
      `Cổng ${port} đã có chương trình khác dùng; hãy đặt PORT khác`,
      `Port ${port} is taken by another program; set another PORT`,
    );
  if (code === 'EACCES')
    fail(
      `Không được phép dùng cổng ${port}; hãy đặt PORT từ 1024`,
      `Port ${port} is not permitted; set a PORT from 1024`,
    );
}

/** Installs the packages of the lock file, where others stand in node_modules. */
function keepPackages() {
  if (packagesFit()) return;
  say('Cài các gói… / Installing packages…');
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund'],
    'Không cài được các gói; hãy kiểm tra mạng',
    'Packages could not be installed; is the network there?',
  );
}

/** npm's own account of what it installed, written when it is done. */
function packagesFit() {
  const account = 'node_modules/.package-lock.json';
  if (!existsSync(account)) return false;
  const there = JSON.parse(readFileSync(account, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  );
}

/** Builds the page, where something it is made of has changed since. */
function keepPage() {
  const wanted = hashOf([
    ...filesOf(PAGE_SOURCES),
    ...filesOf(['api']).filter((path) => SHARED_SOURCES.test(path.split('/').at(-1))),
  ]);
  const mark = join(CACHE, 'page');
  if (existsSync('dist/web/index.html') && readMark(mark) === wanted) return;
  say('Dựng trang… / Building the page…');
  run(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    'Không dựng được trang',
    'The page could not be built',
  );
  mkdirSync(CACHE, { recursive: true });
  writeMark(mark, wanted);
}

/** The server runs in this very process: whoever stops or kills this one stops the server. */
async function serve() {
  process.env.NODE_ENV ??= 'production';
  process.env.LOG_LEVEL ??= 'warn';
  const { register } = await import('tsx/esm/api');
  register();
  await import('../api/main.ts');
}

/** Runs a step to its end; where it fails, one line says what to do, below what the step itself said. */
function run(command, args, vietnamese, english) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error?.code === 'ENOSPC' || isFull()) failFull();
  if (status !== 0) fail(vietnamese, english);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesOf(paths) {
  return paths
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isDirectory() ? filesOf(readdirSync(path).map((name) => `${path}/${name}`)) : [path],
    )
    .sort();
}

function readMark(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function writeMark(path, text) {
  try {
    writeFileSync(path, text);
  } catch (error) {
    if (error.code === 'ENOSPC') failFull();
    fail(
      `Không ghi được vào ${process.cwd()}; hãy kiểm tra quyền thư mục`,
      `Cannot write to ${process.cwd()}; check its permissions`,
    );
  }
}

/** A step that ran out of room seldom says so: trying tells. */
function isFull() {
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(join(CACHE, 'room'), Buffer.alloc(64 * 1024));
    return false;
  } catch (error) {
    return error.code === 'ENOSPC';
  }
}

function failFull() {
  fail('Ổ đĩa đã đầy; hãy dọn bớt rồi chạy lại', 'The disk is full; make room and run it again');
}

function say(text) {
  console.log(`  ${text}`);
}

function fail(vietnamese, english) {
  console.error(`${vietnamese}. / ${english}.`);
  process.exit(1);
}
