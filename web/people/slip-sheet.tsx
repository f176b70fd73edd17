import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slip, SlipAnswer } from '#api/slips/schema.ts';
import pages from '../app/pages.module.css';
import { formatNumber, localDay } from '../i18n/format.ts';
import { Qr } from './qr.tsx';
import styles from './slips.module.css';

interface Props {
  answer: SlipAnswer;
  onClose: () => void;
}

const LOCAL = /^https?:\/\/(localhost|127\.|\[::1\])/;

/** The slips to print, shown this once: each with name, user name, code and the way in. */
export function SlipSheet({ answer: { slips, skipped, address }, onClose }: Props) {
  const { t } = useTranslation('people');
  const origin = address ?? window.location.origin;
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <div className={`${pages.head} tn-no-print`}>
        <div>
          <h1>{t('slips.title', { n: formatNumber(slips.length) })}</h1>
          <p className="tn-muted">{t('slips.once')}</p>
        </div>
        <Button variant="default" onClick={onClose}>
          {t('slips.close')}
        </Button>
        <Button leftSection={<IconPrinter size={18} stroke={1.75} />} onClick={() => window.print()}>
          {t('slips.print')}
        </Button>
      </div>
      {LOCAL.test(origin) && (
        <p className={`${styles.warning} tn-no-print`}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          {t('slips.local', { address: origin })}
        </p>
      )}
      {skipped.length > 0 && (
        <ul className={`${styles.skipped} tn-no-print`}>
          {skipped.map(({ memberId, name, reason }) => (
            <li key={memberId}>
              <b>{name}</b>: {t(`slips.reason.${reason}`)}
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.sheet}>
        {slips.map((slip) => (
          <SlipPaper key={slip.memberId} slip={slip} origin={origin} />
        ))}
      </ul>
    </div>
  );
}

function SlipPaper({ slip, origin }: { slip: Slip; origin: string }) {
  const { t } = useTranslation('people');
  const address = `${origin}/slip#${slip.username}/${slip.code.replaceAll('-', '')}`;
  return (
    <li className={styles.slip}>
      <div className={styles.top}>
        <div className={styles.who}>
          <div className={styles.brand}>{t('slips.brand')}</div>
          <h2>{slip.name}</h2>
          <div>
            {slip.hamletName} · {t(`role.${slip.role}`)}
          </div>
          <dl className={styles.facts}>
            <dt>{t('slips.address')}</dt>
            <dd>{origin.replace(/^https?:\/\//, '')}</dd>
            <dt>{t('slips.username')}</dt>
            <dd className={styles.strong}>{slip.username}</dd>
          </dl>
        </div>
        <div className={styles.qr}>
          <Qr text={address} label={t('slips.qr', { name: slip.name })} />
        </div>
      </div>
      <div className={styles.code}>
        <span>{t('slips.code')}</span>
        <b>{slip.code}</b>
      </div>
      <ol className={styles.steps}>
        <li>{t('slips.step1')}</li>
        <li>{t('slips.step2')}</li>
        <li>{t('slips.step3')}</li>
      </ol>
      <p className={styles.until}>
        {t('slips.until', { day: localDay(slip.expiresAt).split('-').reverse().join('/') })}
      </p>
    </li>
  );
}
