import { Button, Modal, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { Empty, QueryBoundary } from '../ui/query-boundary.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './boundaries.module.css';
import { askHouseholdsOf, type DisagreementItem, disagreementsQuery, mendHouseholds } from './boundary-data.ts';
import type { PanelProps } from './panel.tsx';

/** Households outside of their hamlet as saved: looked at, put into the hamlet that holds them, or their place corrected. */
export function DisagreementList({ looks, work, onLook }: PanelProps) {
  const { t } = useTranslation('boundaries');
  const [pair, setPair] = useState<{ hamletId: string; insideId: string | null } | null>(null);
  const [asked, setAsked] = useState<{ ids: string[]; inside: string } | null>(null);
  const list = useInfiniteQuery(disagreementsQuery(pair));
  const name = (id: string | null) => looks.find((look) => look.id === id)?.name ?? '';
  const pairs = list.data?.pages[0]?.pairs ?? [];
  const wordsOf = ({ hamletId, insideId }: { hamletId: string; insideId: string | null }) =>
    insideId === null
      ? t('disagreement.pairNone', { own: name(hamletId) })
      : t('disagreement.pair', { own: name(hamletId), inside: name(insideId) });
  const move = (ids: string[], inside: string) =>
    mendHouseholds(ids)
      .then(({ changed }) => {
        setAsked(null);
        setPair(null);
        say(t('disagreement.moved', { n: formatNumber(changed), inside }));
      })
      .catch(sayFailure);
  const all = async (kind: { hamletId: string; insideId: string | null }) =>
    setAsked({ ids: await askHouseholdsOf(kind), inside: name(kind.insideId) });
  const none = (
    <Empty>
      <b>{t('disagreement.none')}</b>
      <span className="tn-muted">{t('disagreement.noneWords')}</span>
    </Empty>
  );
  return (
    <QueryBoundary query={list} isEmpty={({ pages }) => pages[0]?.total === 0 && pair === null} empty={none}>
      {({ pages }) => (
        <>
          <div className={styles.filter}>
            {work.changed.length > 0 && <p className={styles.unsaved}>{t('disagreement.unsaved')}</p>}
            <Select
              aria-label={t('disagreement.kinds')}
              value={pair ? JSON.stringify(pair) : ''}
              allowDeselect={false}
              onChange={(value) => setPair(value ? JSON.parse(value) : null)}
              data={[
                { value: '', label: t('disagreement.all') },
                ...pairs.map(({ households, ...one }) => ({
                  value: JSON.stringify(one),
                  label: `${wordsOf(one)} (${formatNumber(households)})`,
                })),
              ]}
            />
            {pair?.insideId && (
              <Button variant="light" onClick={() => all(pair).catch(sayFailure)}>
                {t('disagreement.moveAll', { n: formatNumber(pages[0]?.total ?? 0), inside: name(pair.insideId) })}
              </Button>
            )}
          </div>
          <ul className={styles.rows}>
            {pages.flatMap(({ items }) =>
              items.map((item) => (
                <Row
                  key={item.household.id}
                  item={item}
                  words={wordsOf(item)}
                  inside={item.insideId === null ? null : name(item.insideId)}
                  onLook={() => onLook(item.location, true)}
                  onMove={(inside) => move([item.household.id], inside)}
                />
              )),
            )}
          </ul>
          {list.hasNextPage && (
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              {t('disagreement.more')}
            </Button>
          )}
          {asked && (
            <Modal
              opened
              onClose={() => setAsked(null)}
              centered
              title={t('disagreement.confirmTitle', { n: formatNumber(asked.ids.length), inside: asked.inside })}
            >
              <p>{t('disagreement.confirmWords')}</p>
              <div className={styles.buttons}>
                <Button onClick={() => move(asked.ids, asked.inside)}>
                  {t('disagreement.moveAll', { n: formatNumber(asked.ids.length), inside: asked.inside })}
                </Button>
              </div>
            </Modal>
          )}
        </>
      )}
    </QueryBoundary>
  );
}

interface RowProps {
  item: DisagreementItem;
  words: string;
  inside: string | null;
  onLook: () => void;
  onMove: (inside: string) => void;
}

function Row({ item, words, inside, onLook, onMove }: RowProps) {
  const { t } = useTranslation('boundaries');
  const { household, metres } = item;
  return (
    <li className={styles.household} data-household={household.id}>
      <button
        type="button"
        className={styles.row}
        aria-label={t('disagreement.look', { head: household.head })}
        onClick={onLook}
      >
        <span className={styles.who}>
          <b>{household.head}</b>
          <span className="tn-muted tn-num">
            {[
              household.code,
              words,
              ...(metres === null ? [] : [t('disagreement.metres', { distance: formatDistance(metres) })]),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </button>
      <div className={styles.buttons}>
        {inside !== null && (
          <Button variant="light" onClick={() => onMove(inside)}>
            {t('disagreement.move', { inside })}
          </Button>
        )}
        <Button variant="subtle" renderRoot={(rest) => <Link {...rest} to="/" search={{ household: household.id }} />}>
          {t('disagreement.place')}
        </Button>
      </div>
    </li>
  );
}
