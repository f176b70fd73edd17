/** One instance in a process of its own, as somebody meets it who calls once: FILE MS CLOCK SEED → {"cost", "ms"}. */
import { orderStops } from '#geo/routing/order/order-stops.ts';
import { tsplibCosts } from '#geo/routing/tsplib/parse.ts';
import { clockOf } from './clock.ts';
import { readInstance } from './instances.ts';

const [file, ms, clock, seed] = process.argv.slice(2);
const now = clockOf(clock!);
const instance = readInstance(file!);
const begin = now();
const costs = tsplibCosts(instance);
const timeLimitMs = Number(ms) - (now() - begin);
const { order, cost } = await orderStops({ size: instance.size, costs }, { timeLimitMs, seed: Number(seed), now });
const spent = now() - begin;
// counted again from the file: what is reported owes nothing to the search
const legs = order.map((stop, i) => costs[stop * instance.size + order[(i + 1) % order.length]!]!);
const length = legs.reduce((sum, leg) => sum + leg, 0);
if (length !== cost || new Set(order).size !== instance.size) throw new Error(`${file}: not a tour of length ${cost}`);
console.log(JSON.stringify({ cost, ms: spent }));
