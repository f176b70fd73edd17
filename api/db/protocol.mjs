// The extended query protocol as PostgreSQL keeps it, over PGlite, which says ReadyForQuery once more after an error.
// Plain JavaScript: it runs on the database's thread.

const SYNC = 'S'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
const TERMINATE = 'X'.charCodeAt(0);
const ERROR_RESPONSE = 'E'.charCodeAt(0);
const READY_FOR_QUERY = 'Z'.charCodeAt(0);
/** Parse, Bind, Describe, Execute, Close, Flush: what is answered by ReadyForQuery only once Sync has come. */
const EXTENDED = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)));

/**
 * Wraps the execution of single frontend messages so that each Sync and each simple query is answered by exactly one
 * ReadyForQuery, and nothing between an error and the next Sync is executed. Without that a driver takes the
 * surplus answer for the next query's, and every later result goes to the wrong question.
 *
 * @param {(message: Uint8Array, options: {onRawData: (data: Uint8Array) => void}) => Promise<void>} execute
 * @see PostgreSQL documentation, Frontend/Backend Protocol, Extended Query
 */
export function keepProtocol(execute) {
  let skipping = false;
  return async (message, options) => {
    const type = message[0];
    if (skipping && type !== SYNC && type !== TERMINATE && (EXTENDED.has(type) || type === QUERY)) return;
    skipping = false;
    if (!EXTENDED.has(type)) return execute(message, options);

    const chunks = [];
    await execute(message, { ...options, onRawData: (data) => chunks.push(Buffer.from(data)) });
    const kept = [];
    for (const answer of messagesOf(Buffer.concat(chunks))) {
      if (answer[0] === ERROR_RESPONSE) skipping = true;
      if (answer[0] !== READY_FOR_QUERY) kept.push(answer);
    }
    if (kept.length > 0) options.onRawData(Buffer.concat(kept));
  };
}

/** @param {Buffer} bytes whole backend messages: a type, a length of four bytes that counts itself, a body */
function* messagesOf(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    yield bytes.subarray(at, end);
    at = end;
  }
}
