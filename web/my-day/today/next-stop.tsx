import { Button } from '@mantine/core';
import { IconDoorOff, IconWalk } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { useMe } from '../../app/session.ts';
import type { VisitCreate } from '../../data/changes.ts';
import { formatDistance } from '../../i18n/format.ts';
import { recordAtDoor, takeBack } from '../../outbox/record.ts';
import { StatusSymbol } from '../../ui/symbols/status-symbol.tsx';
import { say, sayFailure } from '../../ui/toast.tsx';
import page from '../my-day.module.css';
import { whyWords } from '../why.ts';
import styles from './today.module.css';
import type { OpenStop } from './view.ts';

interface NextStopProps {
  next: OpenStop;
  /** from where the device says it is, as the crow flies */
  metres: number | null;
  onGo: () => void;
}

/** The door to go to now, large: who, where, why, how far; nobody home or what came of it. */
export function NextStop({ next: { stop, number, walkMinutes, again }, metres, onGo }: NextStopProps) {
  const { t } = useTranslation('myDay');
  const { accountId } = useMe();
  const [busy, setBusy] = useState(false);
  const name = stop.head ?? t('today.unnamed');
  const notHome = async () => {
    setBusy(true);
    try {
      const { householdId, head } = stop;
      const at = new Date().toISOString();
      const visit: VisitCreate = { id: uuidv7(), householdId, at, outcome: 'not_home', topics: [] };
      const how = await recordAtDoor(accountId, { visit, head, found: null });
      const words = how === 'sent' ? 'today.notHomeSaved' : 'today.notHomeKept';
      say(t(words, { name }), { undo: () => takeBack(accountId, visit.id) });
    } catch (error) {
      sayFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const far =
    metres === null
      ? walkMinutes < 0.5
        ? null
        : t('today.walk', { n: Math.ceil(walkMinutes) })
      : formatDistance(metres);
  // "Never reached" stands among the reasons to go there already.
  const turn = again ? t('today.again') : stop.reason === 'never_reached' ? null : t(`today.reason.${stop.reason}`);
  return (
    <section className={page.next} aria-labelledby="next-stop" data-keep-clear>
      <div className={page.nextHead}>
        <StatusSymbol
          status={stop.status}
          flagged={stop.flagged}
          both={stop.elderly === true && stop.deviceless === true}
          size={40}
        />
        <div className={page.text}>
          <h2 id="next-stop" className={styles.name}>
            <span className={styles.order}>{t('today.number', { n: number })}</span> {name}
          </h2>
          <span className={styles.address}>{[stop.address, far].filter(Boolean).join(' · ')}</span>
        </div>
      </div>
      <p className={styles.why}>{whyWords(stop, t)}</p>
      {turn && <p className={styles.turn}>{turn}</p>}
      <div className={styles.actions}>
        <Button
          variant="default"
          size="md"
          onClick={onGo}
          disabled={!stop.location}
          leftSection={<IconWalk size={22} stroke={1.75} />}
        >
          {t('today.go')}
        </Button>
        <Button
          variant="default"
          size="md"
          loading={busy}
          onClick={notHome}
          leftSection={<IconDoorOff size={22} stroke={1.75} />}
          className={styles.notHome}
        >
          {t('today.notHome')}
        </Button>
      </div>
      <Button
        component={Link}
        {...({ to: '/visit/$householdId', params: { householdId: stop.householdId } } as object)}
        fullWidth
        size="lg"
        className={page.record}
      >
        {t('today.record')}
      </Button>
    </section>
  );
}
