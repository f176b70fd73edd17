import { uuidv7 } from 'uuidv7';
import { boxOf, type CommuneFixture, type HamletFixture } from '#tests/support/two_communes.ts';

/** The parts of an OpenAPI document that the walk reads. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}
export interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | null;
  multipart: boolean;
}
interface Document {
  paths: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, Schema> };
}
interface RawOperation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** What a request is aimed at. */
export interface Target {
  commune: CommuneFixture;
  hamlet: HamletFixture;
}

export interface WalkRequest {
  method: string;
  path: string;
  body: unknown;
}

/** Every operation of the document. */
export const operationsOf = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      method: method.toUpperCase(),
      path,
      parameters: raw.parameters ?? [],
      body: raw.requestBody?.content['application/json']?.schema ?? null,
      multipart: raw.requestBody?.content['multipart/form-data'] !== undefined,
    })),
  );

/** What an operation is asked with: once plainly, once for each parameter that can name something of the target. */
export function requestsFor(operation: Operation, target: Target, document: Document): WalkRequest[] {
  const queries = ['', ...operation.parameters.filter((p) => p.in === 'query').flatMap((p) => queryOf(p, target))];
  const required = operation.parameters
    .filter((p) => p.in === 'query' && p.required)
    .flatMap((p) => queryOf(p, target));
  return pathsOf(operation, target).flatMap((path) =>
    queries.map((query) => {
      const named = query.split('=')[0];
      const rest = required.slice(0, 1).filter((part) => part.split('=')[0] !== named);
      const all = [query, ...rest].filter((part) => part !== '');
      return {
        method: operation.method,
        path: all.length === 0 ? path : `${path}?${all.join('&')}`,
        body: bodyOf(operation, target, document),
      };
    }),
  );
}

/** Identifiers by the last part of the path that has some. */
function idsFor(path: string, { commune, hamlet }: Target): string[] {
  const household = hamlet.households[0]!;
  const ids: Record<string, string[]> = {
    households: hamlet.households.slice(0, 2).map((h) => h.id),
    visits: [household.visitId],
    proposals: [hamlet.proposalId],
    clusters: [hamlet.clusterId],
    hamlets: [hamlet.id],
    members: [hamlet.memberId],
    availability: [hamlet.memberId],
    assignments: [hamlet.assignmentProposalId],
    teams: [hamlet.teamId],
    communes: [commune.id],
    imports: [commune.importId],
    pins: [hamlet.pinId],
    plans: [hamlet.planId],
  };
  return ids[path.split('/').findLast((part) => part in ids) ?? ''] ?? [household.id];
}

function pathsOf(operation: Operation, target: Target): string[] {
  if (operation.path.includes('{layer}')) return tilePaths(operation.path, target);
  if (!operation.path.includes('{')) return [operation.path];
  return idsFor(operation.path, target).map((id) => operation.path.replaceAll(/\{\w+\}/g, id));
}

function tilePaths(path: string, { hamlet }: Target): string[] {
  const zooms = path.includes('{z}') ? [8, 11, 13, 14, 16, 17] : [0];
  return ['households', 'clusters', 'hamlets', 'base'].flatMap((layer) =>
    zooms.map((zoom) => {
      const { x, y } = tileOf(hamlet.households[0]!.location, zoom);
      return path
        .replace('{layer}', layer)
        .replace('{z}', String(zoom))
        .replace('{x}', String(x))
        .replace('{y}', String(y));
    }),
  );
}

function tileOf([lon, lat]: [number, number], zoom: number): { x: number; y: number } {
  const [size, phi] = [2 ** zoom, (lat * Math.PI) / 180];
  return {
    x: Math.floor(((lon + 180) / 360) * size),
    y: Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * size),
  };
}

/** Values of an enumeration that are tried: the third tells no more than the second. */
const MOST_VALUES = 2;

function queryOf({ name, schema }: Parameter, { commune, hamlet }: Target): string[] {
  const named: Record<string, string[]> = {
    hamlet: [hamlet.id],
    hamletId: [hamlet.id],
    cluster: [hamlet.clusterId],
    member: [hamlet.memberId],
    commune: [commune.id],
    communeId: [commune.id],
    household: [hamlet.households[0]!.id],
    q: ['zq', encodeURIComponent(hamlet.households[3]!.head)],
    beside: [hamlet.households[1]!.id],
    with: [hamlet.planId],
    date: [hamlet.planDate],
    through: [hamlet.households[0]!.id],
    bbox: [boxOf(hamlet).join(',')],
    dryRun: ['true'],
    by: ['commune', 'hamlet', 'cluster', 'member'],
    limit: ['1000'],
    cursor: [],
  };
  const values = named[name] ?? (schema?.enum ?? schema?.items?.enum ?? ['true']).slice(0, MOST_VALUES).map(String);
  return values.map((value) => `${name}=${value}`);
}

/** A register of one household, in a hamlet of nobody else's. */
const REGISTER = 'Chủ hộ,Xóm\nNguyễn Văn Mới,Xóm Đường Mới\n';

/** A ground of one lane through the target's hamlet. */
const groundOf = ({ hamlet }: Target): string =>
  JSON.stringify({
    type: 'Feature',
    properties: { highway: 'residential', name: 'Ngõ mới' },
    geometry: { type: 'LineString', coordinates: hamlet.households.slice(0, 2).map(({ location }) => location) },
  });

/** A body that fits the schema and names the target wherever it can name something. */
function bodyOf(operation: Operation, target: Target, document: Document): unknown {
  if (operation.multipart && operation.path.endsWith('/basemap')) {
    const form = new FormData();
    form.set('file', new Blob([groundOf(target)], { type: 'application/geo+json' }), 'nen.geojson');
    return form;
  }
  if (operation.multipart) {
    const form = new FormData();
    form.set('file', new Blob([REGISTER], { type: 'text/csv' }), 'so-ho.csv');
    return form;
  }
  return operation.body === null ? undefined : exampleOf(operation.body, target, document, operation.path);
}

/** Of two fields that exclude each other the one that is left out. */
const NOT_SENT = ['supersedes', 'step'];

function exampleOf(schema: Schema, target: Target, document: Document, name: string): unknown {
  const resolved = resolve(schema, document);
  if (resolved.properties) {
    return Object.fromEntries(
      Object.entries(resolved.properties)
        .filter(([key]) => !NOT_SENT.includes(key))
        .map(([key, inner]) => [key, namedExample(key, inner, target, document)]),
    );
  }
  if (resolved.enum) return resolved.enum[0];
  const type = [resolved.type].flat().find((t) => t !== 'null');
  if (type === 'array') return [exampleOf(resolved.items ?? {}, target, document, name)];
  if (type === 'integer' || type === 'number') return resolved.minimum ?? 0;
  if (type === 'boolean') return true;
  if (resolved.format === 'uuid') return target.hamlet.households[0]!.id;
  if (resolved.format === 'date') return '2026-12-01';
  return 'Nguyễn Văn Mới';
}

function namedExample(key: string, schema: Schema, target: Target, document: Document): unknown {
  const { commune, hamlet } = target;
  const household = hamlet.households[0]!;
  const named: Record<string, unknown> = {
    id: uuidv7(),
    householdId: household.id,
    householdIds: [household.id],
    hamletId: hamlet.id,
    clusterId: hamlet.clusterId,
    memberId: hamlet.memberId,
    memberIds: [hamlet.memberId],
    communeId: commune.id,
    visitId: household.visitId,
    places: [{ id: household.id, location: household.location, source: 'tapped', accuracyMetres: 5 }],
    at: new Date().toISOString(),
    outcome: 'informed',
    supported: 0,
    topics: [],
    platforms: [],
    location: household.location,
    boundary: areaOf(hamlet),
    outline: areaOf(hamlet),
    line: hamlet.households.slice(0, 2).map(({ location }) => location),
    clusterIds: [hamlet.clusterId, household.id],
    parts: [hamlet.clusterId, hamlet.households[3]!.id],
    names: ['Cụm Mới'],
    version: 1,
    hours: [{ weekday: 6, from: '18:00', to: '20:00' }],
    home: household.location,
    goesWith: hamlet.leaderId,
    eldestBirthYear: 1950,
    adults: 2,
    adultsWithoutDevice: 1,
    fromOn: '2026-01-01',
    toOn: null,
    code: `MA-${uuidv7().slice(-6)}`,
    phone: '0987654321',
    username: `u${uuidv7().slice(-8)}`,
    password: 'mat-khau-du-dai',
    role: 'member',
    usernames: {},
    options: {},
    changes: [{ kind: 'set_day', date: hamlet.planDate, from: '08:30', to: '12:00' }],
  };
  return key in named ? named[key] : exampleOf(schema, target, document, key);
}

/** A boundary that holds the target's households and reaches a little beyond. */
function areaOf(hamlet: HamletFixture) {
  const [west, south, east, north] = boxOf(hamlet);
  const ring = [
    [west - 0.001, south],
    [east, south],
    [east, north],
    [west, north],
    [west - 0.001, south],
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

function resolve(schema: Schema, document: Document): Schema {
  if (schema.$ref) {
    const found = document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
    if (!found) throw new Error(`the document lacks ${schema.$ref}`);
    return resolve(found, document);
  }
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => resolve(part, document));
    return { ...schema, properties: Object.assign({}, schema.properties, ...parts.map((p) => p.properties ?? {})) };
  }
  const choice = (schema.anyOf ?? schema.oneOf)?.find((part) => part.type !== 'null');
  return choice ? resolve(choice, document) : schema;
}

export type { Document };
