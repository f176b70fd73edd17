import { describe, expect, test } from 'vitest';
import { forbiddenImports, importsOf } from '../../scripts/check/directions.ts';

const verdict = (path: string, text: string) => forbiddenImports([{ path, text }]);

describe('allowed directions', () => {
  test.each([
    ['web/map/map.tsx', "import { isFlagged } from '#geo';"],
    ['web/households/list.tsx', "import { Household } from '#api/households/schema.ts';"],
    ['web/app/client.ts', "import type { App } from '#api/app.ts';"],
    ['api/households/routes.ts', "import { listHouseholds } from './queries.ts';"],
    ['api/visits/routes.ts', "import { deriveState } from '#geo/coverage/state.ts';"],
    ['geo/tiles/encode.ts', "import Pbf from 'pbf';"],
    ['tests/api/isolation/walk.test.ts', "import { createApp } from '#api/app.ts';"],
  ])('%s may: %s', (path, text) => {
    expect(verdict(path, text)).toEqual([]);
  });

  test.each([
    ['geo/coverage/status.ts', "import { Tx } from '#api/db/door.ts';", 'geo knows neither'],
    ['geo/coverage/status.ts', "import { readFileSync } from 'node:fs';", 'geo is pure'],
    ['geo/coverage/status.ts', "import { useMemo } from 'react';", 'geo is pure'],
    ['web/app/client.ts', "import { createApp } from '#api/app.ts';", 'web takes from api'],
    ['web/app/client.ts', "export * from '#api/households/queries.ts';", 'web takes from api'],
    ['web/app/client.ts', "const x = await import('#api/db/door.ts');", 'web takes from api'],
    ['api/visits/routes.ts', "import { x } from '#api/households/queries.ts';", "another's queries"],
    ['api/visits/routes.ts', "import {\n  x,\n  y,\n} from '../households/queries.ts';", "another's queries"],
    ['api/main.ts', "import { texts } from '#web/i18n/vi.ts';", 'nothing imports from web'],
    ['api/main.ts', "import { startPostgres } from '#tests/support/postgres.ts';", 'nothing imports from tests'],
    ['web/map/map.tsx', "import { isFlagged } from '../../geo/index.ts';", 'subpath import'],
  ])('%s may not: %s', (path, text, why) => {
    expect(verdict(path, text)).toEqual([expect.stringContaining(why)]);
  });
});

test('what stands in a comment is no import', () => {
  expect(importsOf("// import { x } from 'react';\n/* import 'node:fs' */\nimport 'a';")).toEqual([
    { specifier: 'a', typeOnly: false },
  ]);
});
