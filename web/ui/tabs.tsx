import type { KeyboardEvent, ReactNode } from 'react';
import styles from './tabs.module.css';

interface Tab<T extends string> {
  value: T;
  label: ReactNode;
  count?: string;
}
interface Props<T extends string> {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onChange: (value: T) => void;
  controls?: string;
}

/** A row of tabs with counts; arrow keys walk. */
export function Tabs<T extends string>({ label, tabs, value, onChange, controls }: Props<T>) {
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(at + step + tabs.length) % tabs.length]!;
    onChange(next.value);
    (event.currentTarget.children[tabs.indexOf(next)] as HTMLElement).focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          aria-controls={controls}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
          {tab.count && <span className="tn-num">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
