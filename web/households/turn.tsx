import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { endTurn, sayTurn } from '../data/changes.ts';
import type { HouseholdDetail } from '../data/households.ts';
import { type HouseholdPin, pinsQuery } from '../data/pins.ts';
import { formatDate, formatDay, localDay } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './turn.module.css';
import { TurnDialog } from './turn-dialog.tsx';
import { TURN_ICONS } from './turn-icons.ts';

const KINDS = ['pin', 'postpone'] as const;

interface Props {
  household: HouseholdDetail;
  /** leader and office; others see what was said */
  mayChange: boolean;
}

/** A leader's word on this household's turn: what stands, why and until when; or the two things he can say. */
export function Turn({ household, mayChange }: Props) {
  const { t } = useTranslation('turn');
  const { data: pins } = useQuery(pinsQuery());
  const [asking, setAsking] = useState<HouseholdPin['kind'] | null>(null);
  if (!pins) return null;
  const own = pins.filter((pin) => pin.householdId === household.id);
  return (
    <>
      {own.map((pin) => (
        <Standing key={pin.id} pin={pin} mayChange={mayChange} />
      ))}
      {mayChange && own.length === 0 && !household.proposed && (
        <div className={`${styles.choices} tn-no-print`}>
          {KINDS.map((kind) => {
            const Icon = TURN_ICONS[kind];
            return (
              <Button
                key={kind}
                variant="default"
                leftSection={<Icon size={19} stroke={1.75} aria-hidden />}
                onClick={() => setAsking(kind)}
              >
                {t(kind)}
              </Button>
            );
          })}
        </div>
      )}
      {asking && <TurnDialog household={household} kind={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function Standing({ pin, mayChange }: { pin: HouseholdPin; mayChange: boolean }) {
  const { t } = useTranslation('turn');
  const [busy, setBusy] = useState(false);
  const Icon = TURN_ICONS[pin.kind];
  const today = localDay(new Date());
  const days = { from: formatDate(pin.from), until: formatDate(pin.until) };
  const takeBack = () => {
    setBusy(true);
    endTurn(pin.id)
      .then(() => say(t('ended'), { undo: () => sayAgain(pin, today) }))
      .catch((error) => {
        setBusy(false);
        sayFailure(error);
      });
  };
  return (
    <div className={styles.standing} role="note">
      <Icon size={20} stroke={1.75} aria-hidden />
      <div className={styles.words}>
        <b>{t(`${pin.from > today ? 'coming' : 'standing'}.${pin.kind}`, days)}</b>
        <span>{pin.reason}</span>
        {pin.madeBy && (
          <span className="tn-small tn-muted">{t('saidBy', { name: pin.madeBy, day: formatDay(pin.madeAt) })}</span>
        )}
      </div>
      {mayChange && (
        <Button variant="default" className="tn-no-print" loading={busy} onClick={takeBack}>
          {t('takeBack')}
        </Button>
      )}
    </div>
  );
}

/** The same word as a new one: what has begun holds again from today. */
const sayAgain = ({ householdId, kind, from, until, reason }: HouseholdPin, today: string) =>
  sayTurn({ id: uuidv7(), householdId, kind, from: from > today ? from : today, until, reason });
