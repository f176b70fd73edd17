import { defineConfig } from 'vitest/config';

/** Two workers are what an ordinary office computer and a small CI machine give. */
const WORKERS = 2;

const api = (database: 'embedded' | 'postgres', groupOrder: number) => ({
  test: {
    name: `api-${database}`,
    include: ['tests/api/**/*.test.ts'],
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
