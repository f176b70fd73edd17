import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../app/logo.tsx';
import { homeOf, signIn, useDemo } from '../app/session.ts';
import { DemoChoices } from './demo-choices.tsx';
import styles from './sign-in.module.css';

const route = getRouteApi('/sign-in');

/** User name and password. */
export function SignInPage() {
  const { t } = useTranslation('admin');
  const { to } = route.useSearch();
  const navigate = useNavigate();
  const { data: demo } = useDemo();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const enter = async (name: string, secret: string) => {
    setBusy(true);
    setFailure(null);
    try {
      const me = await signIn(name.trim(), secret);
      if (to) await navigate({ href: to });
      else await navigate({ to: homeOf(me.role) });
    } catch (error) {
      setFailure((error as Error).message);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter(username, password);
  };
  const choose = (name: string) => {
    setUsername(name);
    if (demo?.password) enter(name, demo.password);
    else document.getElementById('password')?.focus();
  };

  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Logo size={52} />
          <div>
            <h1>{t('signIn.title')}</h1>
            <p className="tn-muted">{t('signIn.slogan')}</p>
          </div>
        </div>
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            label={t('signIn.username')}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            required
            withAsterisk={false}
            autoFocus
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <PasswordInput
            id="password"
            label={t('signIn.password')}
            name="password"
            autoComplete="current-password"
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
          <Button type="submit" size="md" loading={busy} fullWidth>
            {t('signIn.submit')}
          </Button>
        </form>
        <Link to="/slip" className={styles.other}>
          <IconTicket size={20} stroke={1.75} aria-hidden />
          {t('slip.have')}
        </Link>
        {demo?.demo && <DemoChoices onChoose={choose} password={demo.password} busy={busy} />}
        <p className="tn-small tn-muted">{t('signIn.forgotten')}</p>
      </div>
    </main>
  );
}
