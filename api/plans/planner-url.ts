import type { VroomProblem, VroomSolution } from '#geo/routing/vroom/types.ts';
import { solutionProblems } from '#geo/routing/vroom/validate-solution.ts';

/** The other planner did not answer, or not with what it should. */
export class PlannerError extends Error {}

/** How long after its own time limit an answer is waited for. */
const PATIENCE_MS = 30_000;

/**
 * Has a problem planned by a VROOM server (vroom-express: `POST` of the problem as JSON to `url`).
 *
 * @param problem  read by `readProblem`, with those together joined; sent as it is
 * @returns its answer, when it keeps everything the problem asks
 * @throws {PlannerError} in one line
 */
export async function planAt(url: string, problem: VroomProblem, timeLimitMs: number): Promise<VroomSolution> {
  let text: string;
  let status: number;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(problem),
      signal: AbortSignal.timeout(timeLimitMs + PATIENCE_MS),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new PlannerError(`PLANNER_URL: ${url} gave no answer (${cause})`);
  }
  const answer = parse(text);
  if (answer === null) throw new PlannerError(`PLANNER_URL: ${url} answered ${status}, not a solution`);
  if (answer.code !== 0)
    throw new PlannerError(`PLANNER_URL: ${url} answered code ${answer.code}: ${answer.error ?? 'no reason given'}`);
  const travel = problem.matrices ? 'check' : 'believe';
  let problems: string[];
  try {
    problems = solutionProblems(problem, answer as VroomSolution, { travel });
  } catch {
    problems = ['it is not in the format of a solution'];
  }
  if (problems.length > 0)
    throw new PlannerError(`PLANNER_URL: the answer of ${url} is not valid: ${problems.slice(0, 3).join('; ')}`);
  return answer as VroomSolution;
}

function parse(text: string): { code: number; error?: string } | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'code' in answer && typeof answer.code === 'number'
      ? (answer as { code: number; error?: string })
      : null;
  } catch {
    return null;
  }
}
