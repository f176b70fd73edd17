import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './map-page.module.css';

interface Props {
  text: string;
  onChange: (text: string) => void;
}

/** Searches without accents; "/" jumps here from anywhere on the page. The text stays out of the address. */
export function SearchField({ text, onChange }: Props) {
  const { t } = useTranslation('households');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || target.closest('input, textarea, [contenteditable]')) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', jump);
    return () => window.removeEventListener('keydown', jump);
  }, []);
  return (
    <div className={styles.field}>
      <IconSearch size={20} stroke={1.75} aria-hidden />
      <input
        ref={input}
        type="search"
        value={text}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      {text ? (
        <button type="button" className={styles.clear} aria-label={t('search.clear')} onClick={() => onChange('')}>
          <IconX size={18} stroke={1.75} />
        </button>
      ) : (
        <kbd className={styles.key}>/</kbd>
      )}
    </div>
  );
}
