import { configureGlobal, readConfigureGlobal } from 'fast-check';

/**
 * `PROPERTY_SEED` makes properties draw the same numbers in every run: a change is judged by what it changes, not by a
 * counterexample that was met by chance. Without it each run draws its own, and the test's name tells the seed.
 */
const seed = Number(process.env.PROPERTY_SEED ?? Number.NaN);
if (Number.isInteger(seed)) configureGlobal({ ...readConfigureGlobal(), seed });
