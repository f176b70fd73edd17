import { recomputeAll } from '../db/state.ts';
import type { Command } from './command.ts';

/** npm run recompute: derives the state of every household from its facts again. */
export const recomputeCommand: Command = async (db, { out }) => {
  const { communes, households, changed } = await recomputeAll(db);
  out.log(
    `${communes} xã, ${households} hộ, ${changed} thay đổi / ${communes} communes, ${households} households, ${changed} changed`,
  );
  return 0;
};
