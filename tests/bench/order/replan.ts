import { createRandom } from '#geo/demo/random.ts';
import { orderStops } from '#geo/routing/order/order-stops.ts';

const STOPS = 60;
const REPEATS = 20;

/** Other hamlets than those the search under a timetable was tuned on. What a phone does after "nobody home": 60 stops of a hamlet again from where one stands, in 20 ms, against 2 s. */
export async function replan(now: () => number): Promise<void> {
  const random = createRandom('replan', 'report');
  const gaps: number[] = [];
  const times: number[] = [];
  let late = 0;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const points = Array.from({ length: STOPS }, () => [106.4 + random.range(0, 0.02), 20.3 + random.range(0, 0.01)]);
    const timeWindows = points.map((_, i): [number, number] | null => (i % 6 === 5 ? [180, 420] : null));
    const service = points.map(() => 5);
    const options = { closed: false, start: 0, timeWindows, service, now };
    const begin = now();
    const quick = await orderStops(points, { ...options, timeLimitMs: 20 });
    times.push(now() - begin);
    const long = await orderStops(points, { ...options, timeLimitMs: 2000 });
    gaps.push((quick.cost / long.cost - 1) * 100);
    if (quick.late !== undefined && long.late === undefined) late++;
  }
  times.sort((a, b) => a - b);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  console.log(
    `re-planning ${STOPS} stops, ten with a window, limit 20 ms: median ${times[REPEATS / 2]!.toFixed(0)} ms, longest ${times.at(-1)!.toFixed(0)} ms,`,
    `${mean.toFixed(2)} % above what 2 s find (${late} of ${REPEATS} late where they need not be)`,
  );
}
