import { basemapCommand } from './basemap-command.ts';
import type { Command } from './command.ts';
import { importCommand } from './import-command.ts';
import { recomputeCommand } from './recompute-command.ts';
import { userCommand } from './user-command.ts';

/** The commands that also work while the server runs. */
export const COMMANDS = {
  basemap: basemapCommand,
  import: importCommand,
  recompute: recomputeCommand,
  user: userCommand,
} as const satisfies Record<string, Command>;
export type CommandName = keyof typeof COMMANDS;
