import { useState } from 'react';

/** The token after `#`, where no server and no log sees it; taken out of the address at once, so that it is in no history. */
export function useTokenOfHash(): string {
  const [token] = useState(() => decodeURIComponent(window.location.hash.replace(/^#(token=)?/, '')));
  if (window.location.hash) window.history.replaceState(window.history.state, '', window.location.pathname);
  return token;
}
