import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSlipCode, readSlipCode } from '#geo/text/slip_code.ts';
import { post } from '../app/http.ts';
import { Logo } from '../app/logo.tsx';
import { homeOf, signInBySlip } from '../app/session.ts';
import styles from './sign-in.module.css';
import { useTokenOfHash } from './token-of-hash.ts';

interface Held {
  username: string;
  code: string;
}

/** First sign-in by a printed slip: name and code, typed or brought by the QR code, then a password of one's own. */
export function SlipPage() {
  const { t } = useTranslation('admin');
  const [scannedName = '', scannedCode = ''] = useTokenOfHash().split('/');
  const [held, setHeld] = useState<Held>({ username: scannedName, code: shown(scannedCode) });
  const check = useMutation({ mutationFn: (slip: Held) => post<{ displayName: string }>('/auth/slip/check', slip) });
  const scanned = useRef(scannedName !== '' && scannedCode !== '');
  useEffect(() => {
    if (!scanned.current) return;
    scanned.current = false;
    check.mutate(held);
  });
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <Logo size={52} />
          <div>
            <h1>{check.data ? t('slip.hello', { name: check.data.displayName }) : t('slip.title')}</h1>
            <p className="tn-muted">{t(check.data ? 'slip.choose' : 'slip.words')}</p>
          </div>
        </div>
        {check.data ? (
          <ChoosePassword held={held} />
        ) : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              check.mutate(held);
            }}
          >
            <TextInput
              label={t('signIn.username')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              size="md"
              required
              withAsterisk={false}
              value={held.username}
              onChange={(event) => setHeld({ ...held, username: event.target.value })}
            />
            <TextInput
              className={styles.code ?? ''}
              label={t('slip.code')}
              description={t('slip.codeRule')}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              size="md"
              required
              withAsterisk={false}
              value={held.code}
              onChange={(event) => setHeld({ ...held, code: shown(event.target.value) })}
            />
            <Failure error={check.error} />
            <Button type="submit" size="md" loading={check.isPending}>
              {t('slip.next')}
            </Button>
          </form>
        )}
        <Link to="/sign-in" search={{}} className={styles.other}>
          {t('slip.back')}
        </Link>
      </div>
    </main>
  );
}

/** As it stands on the slip, once it is whole. */
const shown = (typed: string): string => {
  const code = readSlipCode(typed);
  return code ? formatSlipCode(code) : typed;
};

function ChoosePassword({ held: { username, code } }: { held: Held }) {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => signInBySlip(username, code, password),
    onSuccess: (me) => navigate({ to: homeOf(me.role) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('signIn.username')}
        autoComplete="username"
        size="md"
        readOnly
        value={username.trim().toLowerCase()}
      />
      <PasswordInput
        label={t('slip.newPassword')}
        description={t('slip.rule')}
        autoComplete="new-password"
        size="md"
        required
        withAsterisk={false}
        minLength={8}
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Failure error={enter.error} />
      <Button type="submit" size="md" loading={enter.isPending}>
        {t('slip.submit')}
      </Button>
    </form>
  );
}

const Failure = ({ error }: { error: Error | null }) =>
  error && (
    <p className={styles.failure} role="alert">
      {error.message}
    </p>
  );
