import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../app/http.ts';
import { formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './dialogs.module.css';
import { freshPlan, publishPlan } from './plan-data.ts';
import { usePlanView } from './plan-view.ts';
import { WithoutSession } from './without-session.tsx';

/** Who gets what by publishing; one word more, because the whole team will see it. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plan');
  const { t: common } = useTranslation();
  const { plan, today, names } = usePlanView();
  const [busy, setBusy] = useState(false);
  const ahead = plan.days.filter(({ date }) => date >= today);
  const crew = [...new Set(ahead.flatMap(({ memberIds }) => memberIds))].map((id) => ({
    id,
    days: ahead.filter(({ memberIds }) => memberIds.includes(id)).length,
    visits: ahead.reduce((sum, { visits }) => sum + visits.filter(({ memberId }) => memberId === id).length, 0),
  }));
  const publish = async () => {
    setBusy(true);
    try {
      await publishPlan(plan);
      say(t('publish.done'));
    } catch (error) {
      if (error instanceof Problem && error.status === 412) {
        await freshPlan(plan.id).catch(sayFailure);
        say(t('lost.title'), { tone: 'failed' });
      } else sayFailure(error);
    }
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('publish.title')} centered>
      <p>{t('publish.words')}</p>
      {plan.publishedAt !== null && plan.changedDays > 0 && (
        <p className="tn-muted">{t('publish.changesWords', { n: plan.changedDays })}</p>
      )}
      {crew.length === 0 ? (
        <p className="tn-muted">{t('publish.nobody')}</p>
      ) : (
        <>
          <h3 className={styles.label}>{t('publish.who')}</h3>
          <ul className={styles.shares}>
            {crew.map(({ id, days, visits }) => (
              <li key={id}>
                <span>{names.member(id)}</span>
                <span className="tn-muted tn-num">
                  {t('publish.share', { days: formatNumber(days), visits: formatNumber(visits) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <WithoutSession ahead={ahead} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button data-autofocus loading={busy} onClick={publish}>
          {t('publish.confirm')}
        </Button>
      </div>
    </Modal>
  );
}
