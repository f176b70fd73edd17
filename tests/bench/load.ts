import { connect } from 'node:net';

export interface LoadOptions {
  port: number;
  /** Path of the next request. */
  next: () => string;
  /** Headers sent with each, for example the cookie. */
  headers: Record<string, string>;
  /** Connections, each with one request under way. */
  clients: number;
  seconds: number;
}

export interface LoadResult {
  /** Answers per second. */
  rate: number;
  bytes: number;
  /** Answers by status. */
  statuses: Record<string, number>;
}

/**
 * Asks over kept connections as fast as answers come. Plain sockets, since an HTTP client of our own runtime costs
 * as much as the server: on a machine of two processors it would measure itself. Understands answers with
 * `Content-Length` or chunks.
 */
export async function load({ port, next, headers, clients, seconds }: LoadOptions): Promise<LoadResult> {
  const head = Object.entries({ host: `127.0.0.1:${port}`, ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const until = performance.now() + seconds * 1000;
  const result: LoadResult = { rate: 0, bytes: 0, statuses: {} };
  const started = performance.now();
  let answers = 0;

  const client = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const ask = () => socket.write(`GET ${next()} HTTP/1.1\r\n${head}\r\n`);
      let waiting = Buffer.alloc(0);
      socket.on('connect', ask).on('error', reject);
      socket.on('data', (chunk) => {
        waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
        const end = endOfAnswer(waiting);
        if (end === null) return;
        answers += 1;
        const status = waiting.toString('latin1', 9, 12);
        result.statuses[status] = (result.statuses[status] ?? 0) + 1;
        result.bytes += end;
        waiting = waiting.subarray(end);
        if (performance.now() < until) return ask();
        socket.destroy();
        resolve();
      });
    });
  await Promise.all(Array.from({ length: clients }, client));
  result.rate = answers / ((performance.now() - started) / 1000);
  return result;
}

/** Where the first answer in the buffer ends; null while it is not whole. */
function endOfAnswer(buffer: Buffer): number | null {
  const headEnd = buffer.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const head = buffer.toString('latin1', 0, headEnd).toLowerCase();
  const body = headEnd + 4;
  const length = /\r\ncontent-length: (\d+)/.exec(head);
  if (length) return buffer.length >= body + Number(length[1]) ? body + Number(length[1]) : null;
  if (!head.includes('\r\ntransfer-encoding: chunked')) return body;
  let at = body;
  for (;;) {
    const lineEnd = buffer.indexOf('\r\n', at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(buffer.toString('latin1', at, lineEnd), 16);
    at = lineEnd + 2 + size + 2;
    if (at > buffer.length) return null;
    if (size === 0) return at;
  }
}
