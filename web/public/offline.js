// Keeps the page itself, so that it opens without signal: code, styles, fonts; no answer of the API, nothing personal.
const KEPT = 'tung-nha-page';
const PAGE = '/';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What the page had loaded before this worker was there.
self.addEventListener('message', ({ data }) => {
  if (Array.isArray(data?.keep)) keepAll(data.keep);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** The newest page, or without signal the one kept. */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.headers.get('content-type')?.startsWith('text/html')) await keepPage(answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

/** A new page has new files: the former page's go. */
async function keepPage(answer) {
  const cache = await caches.open(KEPT);
  const former = await cache.match(PAGE);
  const [text, before] = [await answer.clone().text(), await former?.text()];
  if (before !== undefined && before !== text) for (const key of await cache.keys()) await cache.delete(key);
  await cache.put(PAGE, answer);
}

/** Files whose content never changes under their name. */
async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}

async function keepAll(addresses) {
  const cache = await caches.open(KEPT);
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) await cache.put(address, answer);
  }
}
