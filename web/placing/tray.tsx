import { Button, Drawer } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsWide } from '../app/use-scheme.ts';
import { type PlaceSuggestion, surePlaces, type UnplacedHousehold } from '../data/placing.ts';
import { formatNumber } from '../i18n/format.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import type { Position } from '../map/interaction/pick.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { sayFailure } from '../ui/toast.tsx';
import { KeyHelp } from './key-help.tsx';
import styles from './placing.module.css';
import { PlacingMap } from './placing-map.tsx';
import { SurePanel } from './sure-panel.tsx';
import { LastDone, TrayCard } from './tray-card.tsx';
import { TrayList } from './tray-list.tsx';
import { useChoices } from './use-choices.ts';
import { useTray } from './use-tray.ts';
import { useTrayKeys } from './use-tray-keys.ts';

const NO_SUGGESTIONS: readonly PlaceSuggestion[] = [];

/** Households without a place, one after the other: look, accept, next. */
export function Tray({ hamlet, head }: { hamlet: string | undefined; head: ReactNode }) {
  const { t } = useTranslation('placing');
  const wide = useIsWide();
  const tray = useTray(hamlet, true);
  const { current, query, items } = tray;
  const choices = useChoices(current?.id ?? null, current?.suggestions ?? NO_SUGGESTIONS);
  const [searching, setSearching] = useState(false);
  const [listed, setListed] = useState(false);
  const [sure, setSure] = useState<UnplacedHousehold[] | null>(null);
  const map = useRef<HouseholdMapHandle>(null);
  const { options, chosen, choose } = choices;

  const accept = useCallback(() => {
    const option = options[chosen];
    if (current && option) tray.place(current, option.place);
  }, [current, options, chosen, tray.place]);
  const tap = useCallback(
    (location: Position) => {
      if (current) tray.place(current, { location, source: 'tapped' });
    },
    [current, tray.place],
  );
  useTrayKeys(
    {
      accept,
      choose: (index) => index < options.length && choose(index),
      walk: tray.go,
      skip: tray.skip,
      beside: () => setSearching(true),
      undo: tray.undo,
    },
    sure === null,
  );
  const preview = useMemo(
    () =>
      sure?.flatMap(({ suggestions: [best], head: name }) =>
        best ? [{ position: best.location, mark: '', label: name ?? '' }] : [],
      ) ?? null,
    [sure],
  );
  const look = () =>
    surePlaces(hamlet)
      .then(({ items: found }) => setSure(found))
      .catch(sayFailure);
  const list = (
    <>
      <TrayList
        items={items}
        currentId={current?.id ?? null}
        skipped={tray.skipped}
        onOpen={(id) => {
          tray.setCurrent(id);
          setListed(false);
        }}
      />
      {tray.remaining > items.length && (
        <p className={styles.more}>{t('more', { n: formatNumber(tray.remaining - items.length) })}</p>
      )}
    </>
  );
  const pane = sure ? (
    <SurePanel sure={sure} onClose={() => setSure(null)} onGo={(progress) => tray.placeSure(sure, progress)} />
  ) : (
    <>
      {query.data && (
        <div className={styles.bar}>
          <b className="tn-num" role="status">
            {t('progress', { done: formatNumber(tray.placed), whole: formatNumber(tray.whole) })}
          </b>
          {tray.sure > 1 && (
            <Button
              variant="light"
              size="compact-md"
              leftSection={<IconChecks size={18} stroke={1.75} />}
              onClick={look}
            >
              {t('sure.open', { n: formatNumber(tray.sure) })}
            </Button>
          )}
          <progress className={styles.progress} value={tray.placed} max={Math.max(1, tray.whole)} aria-hidden />
        </div>
      )}
      <QueryBoundary query={query}>
        {() =>
          current ? (
            <TrayCard
              tray={tray}
              choices={choices}
              household={current}
              hamlet={hamlet}
              searching={searching}
              onSearching={setSearching}
              onAccept={accept}
              onList={wide ? null : () => setListed(true)}
            />
          ) : (
            <div className={styles.done}>
              <b>{t('none.title')}</b>
              <span className="tn-muted">{t('none.words')}</span>
            </div>
          )
        }
      </QueryBoundary>
      <LastDone tray={tray} />
      {wide && current && list}
      {wide && current && <KeyHelp />}
    </>
  );
  return (
    <div className={styles.page}>
      <aside className={styles.column}>
        {head}
        {pane}
      </aside>
      <PlacingMap
        map={map}
        hamlet={hamlet}
        choices={preview ?? choices.choices}
        chosen={chosen}
        onChoose={preview ? null : choose}
        onTap={current && !preview ? tap : null}
        target={preview ? null : ((options[chosen]?.place.location as Position | undefined) ?? null)}
      >
        {current && !preview && <p className={styles.hint}>{t('card.tap')}</p>}
      </PlacingMap>
      {!wide && (
        <Drawer opened={listed} onClose={() => setListed(false)} position="bottom" size="80%" title={t('tabs.tray')}>
          <div className={styles.drawer}>{list}</div>
        </Drawer>
      )}
    </div>
  );
}
