import { useEffect, useRef } from 'react';

interface Keys {
  accept: () => void;
  choose: (index: number) => void;
  walk: (step: number) => void;
  skip: () => void;
  beside: () => void;
  undo: () => void;
}

/** Where keys mean something of their own. */
const TYPING = 'input, textarea, select, [contenteditable], [role="dialog"], [role="tab"], canvas';

/** The tray by the keyboard: Enter, 1 to 5, arrows, S, C, Z. */
export function useTrayKeys(keys: Keys, enabled: boolean): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.closest(TYPING) || event.altKey || (event.repeat && event.key === 'Enter')) return;
      const does = meaning(event, target, latest.current);
      if (!does) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [enabled]);
}

function meaning(event: KeyboardEvent, target: HTMLElement, keys: Keys): (() => void) | null {
  const key = event.key.toLowerCase();
  if (key === 'z') return keys.undo;
  if (event.ctrlKey || event.metaKey) return null;
  if (key === 'enter') {
    // Enter on another button is that button's; on a row of the list it puts the household in its place.
    const other = target.closest('button, a') !== null && target.closest('[data-tray]') === null;
    return other ? null : keys.accept;
  }
  if (key >= '1' && key <= '5') return () => keys.choose(Number(key) - 1);
  if (key === 'arrowdown') return () => keys.walk(1);
  if (key === 'arrowup') return () => keys.walk(-1);
  if (key === 's') return keys.skip;
  if (key === 'c') return keys.beside;
  return null;
}
