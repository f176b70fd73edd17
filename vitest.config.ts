import { defineConfig } from 'vitest/config';

/** Two workers are what an ordinary office computer and a small CI machine give. */
const WORKERS = 2;

/** They ask no database: once is enough. */
const WITHOUT_DATABASE = [
  'tests/api/imports/{corpus,encodings,formats,layouts,merge,read,restore,system,understand,values}.test.ts',
  'tests/api/imports/hostile/*.test.ts',
  'tests/api/imports/members/{match,read}.test.ts',
  'tests/api/basemap/{hostile,osmium,readers}.test.ts',
  'tests/api/plans/{plan-command,exports/*}.test.ts',
];

/** The command line is the same on both, and a process each takes its time: once is enough. */
const COMMANDS = ['tests/api/{imports,basemap}/command.test.ts'];

const api = (database: 'embedded' | 'postgres', groupOrder: number) => ({
  test: {
    name: `api-${database}`,
    include: ['tests/api/**/*.test.ts'],
    exclude: database === 'embedded' ? [...WITHOUT_DATABASE, ...COMMANDS] : [],
    env: { TEST_DATABASE: database },
    globalSetup: ['tests/support/setup/api.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { groupOrder },
  },
});

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/geo/**/*.test.ts', 'tests/web/**/*.test.{ts,tsx}', 'tests/scripts/**/*.test.ts'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      api('postgres', 1),
      api('embedded', 2),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/chaos/**/*.test.ts'],
          globalSetup: ['tests/support/setup/page.ts'],
          testTimeout: 90_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 20_000, interval: 100 } },
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
