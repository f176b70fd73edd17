import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './sign-in.module.css';

const CHOICES = [
  { username: 'canbo', role: 'staff' },
  { username: 'totruong', role: 'leader' },
  { username: 'thanhvien', role: 'member' },
  { username: 'lanhdao', role: 'observer' },
  { username: 'quantri', role: 'admin' },
] as const;

interface Props {
  onChoose: (username: string) => void;
  /** known only on one's own machine: then a choice signs in at once */
  password: string | null;
  busy: boolean;
}

/** The accounts of the demo, so that a newcomer sees the software as each role sees it. */
export function DemoChoices({ onChoose, password, busy }: Props) {
  const { t } = useTranslation('admin');
  return (
    <section className={styles.demo}>
      <p className="tn-small">{t('signIn.demoTitle')}</p>
      <ul>
        {CHOICES.map(({ username, role }) => (
          <li key={username}>
            <button type="button" disabled={busy} onClick={() => onChoose(username)}>
              <span>{t(`demoRole.${role}`)}</span>
              <code>{username}</code>
              <IconChevronRight size={18} stroke={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {password && <p className="tn-small tn-muted">{t('signIn.demoPassword', { password })}</p>}
    </section>
  );
}
