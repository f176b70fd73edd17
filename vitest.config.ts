import { defineConfig } from 'vitest/config';

/** Two workers are what an ordinary office computer and a small CI machine give. */
const WORKERS = 2;

/**
 * Every API test runs on a real server. The SQL is the same for both databases, so on the embedded one only what may go
 * differently there is run again: the door and its queue, the process and its folder, tiles (an encoder of our own),
 * registers and grounds in batches over one connection, and recording visits, which must not be lost. The walk over all
 * operations asks each of them there once: SQL that only the one understands would be seen.
 */
const ON_BOTH = [
  'tests/api/platform/*.test.ts',
  'tests/api/isolation/isolation.test.ts',
  'tests/api/tiles/{reading,routes,same_content,tiles}.test.ts',
  'tests/api/imports/{register,routes}.test.ts',
  'tests/api/basemap/routes.test.ts',
  'tests/api/visits/*.test.ts',
];

/** Where servers and browsers share a busy machine; the report names each test that needed another chance. */
const RETRIES = Number(process.env.TEST_RETRIES ?? 0);

const PROPERTIES = ['tests/support/setup/properties.ts'];

const api = (database: 'embedded' | 'postgres', groupOrder: number) => ({
  test: {
    name: `api-${database}`,
    include: database === 'embedded' ? ON_BOTH : ['tests/api/**/*.test.ts'],
    env: { TEST_DATABASE: database },
    globalSetup: ['tests/support/setup/api.ts'],
    setupFiles: PROPERTIES,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    retry: RETRIES,
    // Files of a worker share what is loaded: each has a database of its own, and no module keeps anything between them.
    isolate: false,
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
          setupFiles: PROPERTIES,
          testTimeout: 30_000,
          isolate: false,
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
          testTimeout: 180_000,
          hookTimeout: 180_000,
          retry: RETRIES,
          expect: { poll: { timeout: 40_000, interval: 100 } },
          maxWorkers: WORKERS,
          isolate: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
