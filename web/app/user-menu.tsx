import { Menu, SegmentedControl, Switch } from '@mantine/core';
import { IconCloudOff, IconLogout } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { speak } from '../i18n/setup.ts';
import { LeaveDialog } from '../outbox/leave-dialog.tsx';
import { dropUnsent } from '../outbox/store.ts';
import { useUnsent } from '../outbox/use-outbox.ts';
import { sayFailure } from '../ui/toast.tsx';
import { type Language, type Scheme, setPreferences, usePreferences } from './preferences.ts';
import { signOut, useMe } from './session.ts';
import styles from './shell.module.css';
import { useIsWide } from './use-scheme.ts';

/** Who is signed in; how this browser shows the page; the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const wide = useIsWide();
  const { language, scheme, largeText } = usePreferences();
  const name = me.displayName || me.username;
  const unsent = useUnsent(me.accountId);
  const [asking, setAsking] = useState(false);
  const leave = async () => {
    try {
      await signOut();
      dropUnsent(me.accountId);
      await navigate({ to: '/sign-in', search: {} });
    } catch (error) {
      sayFailure(error);
    }
  };
  const chooseLanguage = (next: string) => {
    setPreferences({ language: next as Language });
    speak(next as Language).catch(sayFailure);
  };
  return (
    <>
      {asking && <LeaveDialog accountId={me.accountId} onStay={() => setAsking(false)} onLeave={leave} />}
      <Menu position={wide ? 'right-end' : 'top-end'} width={280} closeOnItemClick={false} shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className={styles.item} aria-label={t('user.menu', { name })}>
            <span className={styles.avatar} aria-hidden>
              {name.slice(0, 2).toLocaleUpperCase('vi')}
            </span>
            <span>{t('nav.me')}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <b style={{ color: 'var(--tn-text)' }}>{name}</b>
            <br />
            {t(`role.${me.role}`)}
          </Menu.Label>
          <div className={styles.choices}>
            <span className="tn-small tn-muted" id="language-label">
              {t('user.language')}
            </span>
            <SegmentedControl
              aria-labelledby="language-label"
              fullWidth
              value={language}
              onChange={chooseLanguage}
              data={[
                { value: 'vi', label: 'Tiếng Việt' },
                { value: 'en', label: 'English' },
              ]}
            />
            <span className="tn-small tn-muted" id="scheme-label">
              {t('user.scheme')}
            </span>
            <SegmentedControl
              aria-labelledby="scheme-label"
              fullWidth
              value={scheme}
              onChange={(next) => setPreferences({ scheme: next as Scheme })}
              data={[
                { value: 'auto', label: t('user.auto') },
                { value: 'light', label: t('user.light') },
                { value: 'dark', label: t('user.dark') },
              ]}
            />
            <Switch
              mt={4}
              label={t('user.largeText')}
              checked={largeText}
              onChange={(event) => setPreferences({ largeText: event.currentTarget.checked })}
            />
          </div>
          <Menu.Divider />
          {unsent.length > 0 && (
            <Menu.Item
              component={Link}
              to="/unsent"
              leftSection={<IconCloudOff size={18} stroke={1.75} />}
              closeMenuOnClick
            >
              {t('user.unsent', { n: formatNumber(unsent.length) })}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconLogout size={18} stroke={1.75} />}
            onClick={unsent.length > 0 ? () => setAsking(true) : leave}
            closeMenuOnClick
          >
            {t('user.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
