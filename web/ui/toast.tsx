import { IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './toast.module.css';
import { useToastPlace } from './use-toast-place.ts';

interface Toast {
  id: number;
  words: string;
  tone: 'done' | 'failed';
  /** what takes it back; shown as "Hoàn tác" */
  undo?: () => unknown;
}

const SHOWN_MS = 6_000;
const SHOWN_WITH_UNDO_MS = 12_000;
/** Who points at a sentence, or has come to its buttons by key, is still reading: it is looked again after this. */
const READING_MS = 1_000;
const listeners = new Set<() => void>();
let toasts: readonly Toast[] = [];
let nextId = 1;

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
const isRead = (): boolean => document.querySelector('[data-toasts]:is(:hover, :focus-within)') !== null;
const dismiss = (id: number): void => set(toasts.filter((toast) => toast.id !== id));

/** Says in a sentence that something was done or failed, and offers to take it back where that can be. */
export function say(words: string, { tone = 'done', undo }: Partial<Pick<Toast, 'tone' | 'undo'>> = {}): void {
  const id = nextId++;
  set([...toasts.slice(-2), { id, words, tone, ...(undo ? { undo } : {}) }]);
  const expire = () => {
    if (isRead()) setTimeout(expire, READING_MS);
    else dismiss(id);
  };
  setTimeout(expire, undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
}

/** Says why something failed. */
export const sayFailure = (error: unknown): void =>
  say(error instanceof Error ? error.message : String(error), { tone: 'failed' });

/** Where sentences appear; read out without taking the focus. */
export function Toasts() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  const stack = useRef<HTMLDivElement>(null);
  useToastPlace(stack, shown);
  return (
    <div ref={stack} className={`${styles.stack} tn-no-print`} data-toasts role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast} data-tone={toast.tone}>
          {toast.tone === 'done' ? <IconCheck size={20} stroke={2} /> : <IconInfoCircle size={20} stroke={1.75} />}
          <span className={styles.words}>{toast.words}</span>
          {toast.undo && (
            <button
              type="button"
              className={styles.undo}
              onClick={() => {
                dismiss(toast.id);
                Promise.resolve(toast.undo?.()).catch(sayFailure);
              }}
            >
              {t('undo')}
            </button>
          )}
          <button type="button" className={styles.close} aria-label={t('close')} onClick={() => dismiss(toast.id)}>
            <IconX size={18} stroke={1.75} />
          </button>
        </div>
      ))}
    </div>
  );
}
