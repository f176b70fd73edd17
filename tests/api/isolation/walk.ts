import type { Client } from '#tests/support/client.ts';
import type { World } from '#tests/support/world.ts';
import { type Document, type Operation, operationsOf, requestsFor, type Target, type WalkRequest } from './requests.ts';
import { type Actor, leaks, secretsOf } from './secrets.ts';

/** One answer met on the walk. */
export interface Step extends WalkRequest {
  status: number;
  /** the problem's code, where the answer is one */
  code: string | null;
  /** what it gives away that the actor may not know */
  leaks: string[];
  /** words of the commune the actor may know and that were in it: proof that the walk saw something */
  seen: number;
  /** the operation's path, as the document has it */
  operation: string;
}

/** Signing in and out and passwords are about oneself: nothing of a commune can be named there. */
const isAboutOneself = (path: string): boolean => path.startsWith('/api/auth/');

/** Asks every operation of the OpenAPI document about the targets and looks for secrets in each answer. */
export async function walk(
  world: World,
  { actor, client }: { actor: Actor; client: Client },
  { targets, reading }: { targets: readonly Target[]; reading: boolean },
): Promise<Step[]> {
  const document = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as Document;
  const secrets = [world.here, world.elsewhere].flatMap(secretsOf);
  const steps: Step[] = [];
  for (const operation of operationsOf(document)) {
    if ((operation.method === 'GET') !== reading || isAboutOneself(operation.path)) continue;
    for (const target of targets) {
      for (const request of requestsFor(operation, target, document)) {
        const headers: Record<string, string> = takesTag(operation) ? { 'if-match': '"1"' } : {};
        const answer = await client.call(request.method, request.path, request.body, headers);
        const text = await textOf(answer);
        const asked = `${decodeURIComponent(request.path)} ${JSON.stringify(request.body ?? '')}`;
        steps.push({
          ...request,
          operation: `${operation.method} ${operation.path}`,
          status: answer.status,
          code: codeOf(text),
          leaks: leaks(actor, text + headersOf(answer), secrets, asked),
          seen: secrets.filter(({ token }) => text.toLowerCase().includes(token)).length,
        });
      }
    }
  }
  return steps;
}

const takesTag = ({ parameters }: Operation): boolean =>
  parameters.some(({ in: where, name }) => where === 'header' && name.toLowerCase() === 'if-match');

/** The whole body as text, tiles included; of a stream of events only what comes at once. */
async function textOf(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    return Buffer.from(await answer.arrayBuffer()).toString('utf8');
  }
  const reader = answer.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? []).toString('utf8');
}

const headersOf = (answer: Response): string => JSON.stringify([...answer.headers]);

function codeOf(text: string): string | null {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? null;
  } catch {
    return null;
  }
}

/** The six who ask, with what belongs to them. */
export function actorsOf(world: World): { actor: Actor; client: Client }[] {
  const { here, people } = world;
  const [home] = here.hamlets;
  const inCommune = { communeId: here.id, hamletId: null, memberId: null };
  const inHamlet = { communeId: here.id, hamletId: home.id };
  const nowhere = { communeId: null, hamletId: null, memberId: null };
  return [
    { actor: { name: 'nobody', role: 'anonymous', ...nowhere }, client: people.anonymous },
    { actor: { name: 'the office', role: 'staff', ...inCommune }, client: people.staff },
    { actor: { name: 'a leader', role: 'leader', ...inHamlet, memberId: home.leaderId }, client: people.leader },
    { actor: { name: 'a member', role: 'member', ...inHamlet, memberId: home.memberId }, client: people.member },
    { actor: { name: 'an observer', role: 'observer', ...inCommune }, client: people.observer },
    { actor: { name: 'an administrator', role: 'admin', ...nowhere }, client: people.admin },
  ];
}

/** Steps as lines to read, where a check fails. */
export const lines = (steps: readonly Step[]): string[] =>
  steps.map(({ method, path, status, code }) => `${method} ${path}: ${status} ${code ?? ''}`);

/** Steps that gave something away, as lines to read. */
export const leaksOf = (steps: readonly Step[]): string[] =>
  steps
    .filter((step) => step.leaks.length > 0)
    .map((step) => `${step.method} ${step.path} (${step.status}) tells of ${step.leaks.slice(0, 3).join(', ')}`);
