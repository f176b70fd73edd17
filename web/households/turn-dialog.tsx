import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { addDays } from '#geo/time/local-date.ts';
import { endTurn, sayTurn } from '../data/changes.ts';
import type { HouseholdDetail } from '../data/households.ts';
import type { HouseholdPin } from '../data/pins.ts';
import { localDay } from '../i18n/format.ts';
import { say } from '../ui/toast.tsx';
import { useRefusals } from '../ui/use-refusals.ts';
import styles from './turn.module.css';

const DAYS = { week: 7, fortnight: 14, month: 30 } as const;
/** What the server takes at most. */
const MOST_DAYS = 366;

interface Props {
  household: HouseholdDetail;
  kind: HouseholdPin['kind'];
  onClose: () => void;
}

/** Why a household's turn comes first or later, and until when. */
export function TurnDialog({ household, kind, onClose }: Props) {
  const { t } = useTranslation('turn');
  const { t: common } = useTranslation();
  const today = localDay(new Date());
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(addDays(today, DAYS.fortnight));
  const [busy, setBusy] = useState(false);
  const refused = useRefusals(['reason', 'until']);
  const id = useRef(uuidv7());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim() || !until) return;
    setBusy(true);
    refused.clear();
    sayTurn({ id: id.current, householdId: household.id, kind, from: today, until, reason: reason.trim() })
      .then((pin) => {
        say(t(`done.${kind}`), { undo: () => endTurn(pin.id) });
        onClose();
      })
      .catch((error) => {
        setBusy(false);
        id.current = uuidv7();
        refused.hear(error);
      });
  };
  return (
    <Modal opened onClose={onClose} title={`${t(kind)}: ${household.head ?? ''}`} centered>
      <form className={styles.form} onSubmit={submit}>
        <p className="tn-small tn-muted">{t(`explained.${kind}`)}</p>
        <Textarea
          label={t('reason')}
          description={t('reasonNote')}
          placeholder={t(`reasonExample.${kind}`)}
          required
          withAsterisk={false}
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          error={refused.of('reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextInput
          type="date"
          label={t('until')}
          required
          withAsterisk={false}
          min={today}
          max={addDays(today, MOST_DAYS)}
          value={until}
          error={refused.of('until')}
          onChange={(event) => setUntil(event.target.value)}
        />
        <div className={styles.days}>
          {(['week', 'fortnight', 'month'] as const).map((length) => (
            <Button
              key={length}
              variant={until === addDays(today, DAYS[length]) ? 'light' : 'default'}
              aria-pressed={until === addDays(today, DAYS[length])}
              onClick={() => setUntil(addDays(today, DAYS[length]))}
            >
              {t(`days.${length}`)}
            </Button>
          ))}
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t(kind)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
