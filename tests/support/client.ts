/** One signed-in person speaking to the server. */
export interface Client {
  username: string;
  /** A request with his cookie; a body object travels as JSON. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** `GET` that must succeed, as JSON. */
  get: <T>(path: string) => Promise<T>;
}

/** Someone without a session. */
export const anonymous = (url: string): Client => clientWith(url, '', '');

/** Signs in and keeps the cookie. @throws Error where the server refuses */
export async function signIn(url: string, username: string, password: string): Promise<Client> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return clientWith(url, username, cookie.join('; '));
}

function clientWith(url: string, username: string, cookie: string): Client {
  const call: Client['call'] = (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData;
    return fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie && { cookie }),
        ...(method !== 'GET' && { origin: url }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
  };
  const get = async <T>(path: string): Promise<T> => {
    const answer = await call('GET', path);
    if (!answer.ok) throw new Error(`${username} GET ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return { username, call, get };
}
