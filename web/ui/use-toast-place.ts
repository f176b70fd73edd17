import { type RefObject, useLayoutEffect } from 'react';
import { toastBottom } from './toast-place.ts';

/** What sentences never lie on: headings, and what a page marks because one looks or presses there next. */
const CLEAR = 'h1, [data-keep-clear]';

/** Keeps the sentences where they cover nothing that matters, whatever comes, goes or moves below them. */
export function useToastPlace(stack: RefObject<HTMLElement | null>, shown: readonly unknown[]): void {
  useLayoutEffect(() => {
    if (!stack.current || shown.length === 0) return;
    let asked = 0;
    const place = () => {
      asked = 0;
      if (!stack.current) return;
      const { width, height } = stack.current.getBoundingClientRect();
      const clear = [...document.querySelectorAll(CLEAR)].map((one) => one.getBoundingClientRect());
      const bottom = `${toastBottom({ width, height }, { width: innerWidth, height: innerHeight }, clear)}px`;
      if (stack.current.style.bottom !== bottom) stack.current.style.bottom = bottom;
    };
    const ask = () => {
      asked ||= requestAnimationFrame(place);
    };
    place();
    const changes = new MutationObserver(ask);
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-height', 'data-pulled'] });
    const events = ['resize', 'scroll', 'transitionend'] as const;
    for (const event of events) window.addEventListener(event, ask, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(asked);
      changes.disconnect();
      for (const event of events) window.removeEventListener(event, ask, { capture: true });
    };
  }, [stack, shown]);
}
