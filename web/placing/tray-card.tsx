import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronDown,
  IconChevronUp,
  IconCurrentLocation,
  IconHomePlus,
  IconList,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnplacedHousehold } from '../data/placing.ts';
import { formatNumber } from '../i18n/format.ts';
import { NeighbourSearch } from './neighbour-search.tsx';
import styles from './placing.module.css';
import type { Choices } from './use-choices.ts';
import type { Tray } from './use-tray.ts';

/** An address that says which house it is; what lacks then is a neighbour to measure from. */
const HOUSE_NUMBER = /\d+[a-zA-Z]?(\/\d+)*\s*$|số\s*\d/i;

interface Props {
  tray: Tray;
  choices: Choices;
  household: UnplacedHousehold;
  hamlet: string | undefined;
  searching: boolean;
  onSearching: (on: boolean) => void;
  onAccept: () => void;
  /** opens the list, where it is not beside */
  onList: (() => void) | null;
}

/** The household being placed: where it may stand, and every other way to say where. */
export function TrayCard({ tray, choices, household, hamlet, searching, onSearching, onAccept, onList }: Props) {
  const { t } = useTranslation('placing');
  const { options, chosen, choose } = choices;
  return (
    <section className={styles.card} aria-label={t('card.label')}>
      <div className={styles.cardHead}>
        <div className={styles.who}>
          <h2 className="tn-ellipsis">{household.head}</h2>
          <span className="tn-small tn-muted">{household.address ?? t('list.noAddress')}</span>
        </div>
        {onList && (
          <button
            type="button"
            className={styles.step}
            aria-label={t('list.open', { n: formatNumber(tray.remaining) })}
            onClick={onList}
          >
            <IconList size={20} stroke={1.75} />
          </button>
        )}
        <button
          type="button"
          className={styles.step}
          aria-label={t('card.previous')}
          disabled={tray.at === 0}
          onClick={() => tray.go(-1)}
        >
          <IconChevronUp size={20} stroke={1.75} />
        </button>
        <button
          type="button"
          className={styles.step}
          aria-label={t('card.next')}
          disabled={tray.at >= tray.items.length - 1}
          onClick={() => tray.go(1)}
        >
          <IconChevronDown size={20} stroke={1.75} />
        </button>
      </div>
      {options.length > 0 ? (
        <ol className={styles.options} aria-label={t('card.suggestions')}>
          {options.map(({ words, accuracyMetres, onBuilding }, at) => (
            <li key={`${at}/${words}`}>
              <button type="button" className={styles.option} aria-pressed={at === chosen} onClick={() => choose(at)}>
                <i aria-hidden>{at + 1}</i>
                <span>
                  {words}
                  {onBuilding && <span className="tn-muted"> · {t('reason.building')}</span>}
                </span>
                <span className="tn-small tn-num">{t('card.accuracy', { n: accuracyMetres })}</span>
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.nothing}>
          {t(HOUSE_NUMBER.test(household.address ?? '') ? 'card.firstOfLane' : 'card.nothing')}
        </p>
      )}
      {searching && (
        <NeighbourSearch
          hamlet={hamlet}
          onClose={() => onSearching(false)}
          onChoose={(neighbour) => {
            onSearching(false);
            choices.standBeside(neighbour);
          }}
        />
      )}
      <div className={styles.actions} data-keep-clear>
        <Button className={styles.main} disabled={options.length === 0} onClick={onAccept}>
          {t('card.accept', { n: chosen + 1 })}
        </Button>
        <Button
          variant="default"
          leftSection={<IconHomePlus size={18} stroke={1.75} />}
          onClick={() => onSearching(!searching)}
          aria-expanded={searching}
        >
          {t('card.beside')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconCurrentLocation size={18} stroke={1.75} />}
          loading={choices.measuring}
          onClick={choices.measure}
        >
          {t('card.here')}
        </Button>
        <Button variant="subtle" onClick={tray.skip}>
          {t('card.skip')}
        </Button>
      </div>
    </section>
  );
}

/** What was done last, and the way back. */
export function LastDone({ tray: { last, undo } }: { tray: Tray }) {
  const { t } = useTranslation('placing');
  const { t: common } = useTranslation();
  return (
    <div className={styles.last} role="status" data-empty={last === null || undefined}>
      {last && (
        <>
          <span className="tn-ellipsis">
            {last.name === null
              ? t('placed.many', { n: formatNumber(last.ids.length) })
              : t('placed.one', { name: last.name })}
          </span>
          <button type="button" onClick={undo}>
            <IconArrowBackUp size={18} stroke={1.75} aria-hidden />
            {common('undo')}
          </button>
        </>
      )}
    </div>
  );
}
