import { Button, Menu } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assign, assignBack, setCluster, undoClusters } from '../data/changes.ts';
import { formatNumber } from '../i18n/format.ts';
import { MemberChoice } from '../members/member-choice.tsx';
import { useChoices } from '../members/use-choices.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { ClusterMenu } from './cluster-menu.tsx';
import styles from './floating-bar.module.css';
import panel from './household-panel.module.css';
import { groupsBefore, type Standing, takeBack } from './taking-back.ts';
import { useMapView } from './use-map-view.ts';

interface Props {
  ids: ReadonlySet<string>;
  /** how a household stands before anything is done to it */
  standing: (id: string) => Standing | undefined;
  onDone: () => void;
}

/** What can be done with many households at once, each with its way back. */
export function SelectionBar({ ids, standing, onDone }: Props) {
  const { t } = useTranslation('households');
  const { hamlet } = useMapView();
  const choices = useChoices(hamlet);
  const hand = (memberId: string | null, name: string) => {
    const back = groupsBefore(ids, (id) => standing(id)?.memberId, memberId);
    return assign([...ids], memberId)
      .then(({ changed }) => {
        const n = formatNumber(changed);
        const words = memberId ? t('selection.assigned', { n, name }) : t('selection.released', { n });
        say(words, back && back.size > 0 ? { undo: () => takeBack(back, assignBack) } : {});
        onDone();
      })
      .catch(sayFailure);
  };
  const gather = (cluster: { id: string; name: string } | null) =>
    setCluster([...ids], cluster?.id ?? null)
      .then(({ changed, changeIds }) => {
        const n = formatNumber(changed);
        const words = cluster ? t('selection.clustered', { n, name: cluster.name }) : t('selection.unclustered', { n });
        say(words, changeIds.length > 0 ? { undo: () => Promise.all(changeIds.map(undoClusters)) } : {});
        onDone();
      })
      .catch(sayFailure);
  return (
    <section className={styles.bar} aria-label={t('selection.label')} data-keep-clear>
      <div className={styles.words} role="status">
        <b className="tn-num">{t('selection.count', { n: formatNumber(ids.size) })}</b>
      </div>
      <Menu position="top" width={300} shadow="md">
        <Menu.Target>
          <Button>{t('selection.assign')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          {choices.map((choice) => (
            <Menu.Item key={choice.id} onClick={() => hand(choice.id, choice.name)}>
              <MemberChoice choice={choice} />
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => hand(null, '')}>{t('selection.release')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ClusterMenu onChoose={gather} />
      <button type="button" className={panel.icon} aria-label={t('selection.cancel')} onClick={onDone}>
        <IconX size={20} stroke={1.75} />
      </button>
    </section>
  );
}
