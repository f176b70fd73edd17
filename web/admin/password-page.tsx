import { Button, PasswordInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../app/http.ts';
import { Logo } from '../app/logo.tsx';
import styles from './sign-in.module.css';
import { useTokenOfHash } from './token-of-hash.ts';

/** A link handed over by the administrator: its owner chooses a password. */
export function PasswordPage() {
  const { t } = useTranslation('admin');
  const token = useTokenOfHash();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(token ? null : t('link.missing'));
  const [state, setState] = useState<'asking' | 'busy' | 'done'>('asking');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    try {
      await post('/auth/password', { token, password });
      setState('done');
    } catch (error) {
      setFailure((error as Error).message);
      setState('asking');
    }
  };
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Logo size={52} />
          <h1>{t('link.title')}</h1>
        </div>
        {state === 'done' ? (
          <div className={styles.form}>
            <p className={styles.done} role="status">
              {t('link.done')}
            </p>
            <Link to="/sign-in" search={{}}>
              {t('signIn.submit')}
            </Link>
          </div>
        ) : (
          <form className={styles.form} onSubmit={submit}>
            <PasswordInput
              label={t('link.newPassword')}
              description={t('link.rule')}
              autoComplete="new-password"
              size="md"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            {failure && (
              <p className={styles.failure} role="alert">
                {failure}
              </p>
            )}
            <Button type="submit" size="md" loading={state === 'busy'} disabled={!token}>
              {t('link.submit')}
            </Button>
          </form>
        )}
      </div>
    </main>
  );
}
