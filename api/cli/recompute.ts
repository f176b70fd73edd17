/** npm run recompute: derives the state of every household from its facts again. */
import { recomputeAll } from '../db/state.ts';
import { runCommand } from './run.ts';

await runCommand(async (db) => {
  const { communes, households, changed } = await recomputeAll(db);
  console.log(
    `${communes} xã, ${households} hộ, ${changed} thay đổi / ${communes} communes, ${households} households, ${changed} changed`,
  );
});
