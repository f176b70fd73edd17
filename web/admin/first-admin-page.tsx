import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../app/http.ts';
import { Logo } from '../app/logo.tsx';
import { signIn } from '../app/session.ts';
import styles from './sign-in.module.css';
import { useTokenOfHash } from './token-of-hash.ts';

/** The one-time link of a system without accounts: makes the first administrator. */
export function FirstAdminPage() {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const token = useTokenOfHash();
  const [username, setUsername] = useState('quantri');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(token ? null : t('link.missing'));
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await post('/auth/first-admin', { token, username, password });
      await signIn(username, password);
      await navigate({ to: '/accounts' });
    } catch (error) {
      setFailure((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Logo size={52} />
          <div>
            <h1>{t('firstAdmin.title')}</h1>
            <p className="tn-muted">{t('firstAdmin.words')}</p>
          </div>
        </div>
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            label={t('signIn.username')}
            autoComplete="username"
            size="md"
            required
            withAsterisk={false}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
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
          <Button type="submit" size="md" loading={busy} disabled={!token}>
            {t('firstAdmin.submit')}
          </Button>
        </form>
      </div>
    </main>
  );
}
