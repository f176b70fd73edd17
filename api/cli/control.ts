import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Database } from '../db/database.ts';
import { explain } from '../explain.ts';
import type { Events } from '../http/events.ts';
import { type Output, Usage } from './command.ts';
import { COMMANDS, type CommandName } from './commands.ts';

interface Asked {
  command: CommandName;
  args: string[];
  cwd: string;
}
interface Answered {
  lines: { to: keyof Output; text: string }[];
  status: number;
}

const socketIn = (run: string): string => join(run, 'control.sock');

/**
 * Lets the command line ask the running server, which alone may touch the embedded database, to run a command.
 * The socket lies in the folder only this user may enter: whoever reaches it could read the database's files as well.
 */
export async function openControl(db: Database, events: Events, run: string): Promise<() => void> {
  const server = createServer(async (message, response) => {
    const answer = await runHere(db, events, JSON.parse(await text(message)) as Asked);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(socketIn(run), listening));
  return () => server.close();
}

async function runHere(db: Database, events: Events, { command, args, cwd }: Asked): Promise<Answered> {
  const lines: Answered['lines'] = [];
  const out: Output = {
    log: (line) => lines.push({ to: 'log', text: line }),
    error: (line) => lines.push({ to: 'error', text: line }),
  };
  try {
    return { lines, status: await COMMANDS[command](db, { args, cwd, out, events }) };
  } catch (error) {
    out.error(error instanceof Usage ? error.message : explain(error));
    return { lines, status: 2 };
  }
}

/** Asks the server whose sockets lie in `run`; prints its lines and answers the exit status. */
export async function askRunning(run: string, asked: Asked, out: Output): Promise<number> {
  const body = await new Promise<string>((answered, failed) => {
    const message = request({ socketPath: socketIn(run), method: 'POST' }, (response) =>
      text(response).then(answered, failed),
    );
    message.once('error', failed).end(JSON.stringify(asked));
  });
  const { lines, status } = JSON.parse(body) as Answered;
  for (const line of lines) out[line.to](line.text);
  return status;
}
