import { Badge, Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import pages from '../app/pages.module.css';
import { acceptHousehold, confirmHousehold, hideHousehold, restoreHousehold } from '../data/changes.ts';
import { endedQuery, type Household, householdsQuery } from '../data/households.ts';
import { hamletsQuery } from '../data/places.ts';
import { formatDay } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './confirm.module.css';
import { reasonWords } from './reasons.ts';

/** What one tap must not decide alone: priority households that refused or moved, and households brought by members. */
export function ConfirmPage() {
  const { t } = useTranslation('households');
  const ended = useQuery(endedQuery);
  const proposed = useInfiniteQuery(householdsQuery({ proposed: true }));
  const items = proposed.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={pages.page}>
      <div className={pages.head}>
        <div>
          <h1>{t('confirm.title')}</h1>
          <p className="tn-muted">{t('confirm.words')}</p>
        </div>
      </div>
      <QueryBoundary query={ended} empty={t('confirm.none')}>
        {(found) => (
          <ul className={pages.card}>
            {found.map((household) => (
              <Item
                key={household.id}
                household={household}
                note={[
                  t('confirm.since', { day: formatDay(household.endedAt), name: household.endedBy ?? '' }),
                  household.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                <Button
                  variant="default"
                  component={Link}
                  {...({ to: '/visit/$householdId', params: { householdId: household.id } } as object)}
                >
                  {t('confirm.again')}
                </Button>
                <Button
                  onClick={() =>
                    confirmHousehold(household.id)
                      .then(() => say(t('confirm.done', { name: household.head ?? '' })))
                      .catch(sayFailure)
                  }
                >
                  {t('confirm.yes')}
                </Button>
              </Item>
            ))}
          </ul>
        )}
      </QueryBoundary>
      <h2 className={styles.second}>{t('proposed.title')}</h2>
      <QueryBoundary query={proposed} isEmpty={() => items.length === 0} empty={t('proposed.none')}>
        {() => (
          <ul className={pages.card}>
            {items.map((household) => (
              <Item key={household.id} household={household} note={household.address ?? ''}>
                <Button
                  variant="default"
                  onClick={() =>
                    hideHousehold(household)
                      .then(() =>
                        say(t('panel.hidden', { name: household.head ?? '' }), {
                          undo: () => restoreHousehold(household.id),
                        }),
                      )
                      .catch(sayFailure)
                  }
                >
                  {t('proposed.no')}
                </Button>
                <Button
                  onClick={() =>
                    acceptHousehold(household.id)
                      .then(() => say(t('proposed.done', { name: household.head ?? '' })))
                      .catch(sayFailure)
                  }
                >
                  {t('proposed.yes')}
                </Button>
              </Item>
            ))}
          </ul>
        )}
      </QueryBoundary>
    </div>
  );
}

function Item({ household, note, children }: { household: Household; note: string; children: ReactNode }) {
  const { t } = useTranslation('households');
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  return (
    <li className={styles.item}>
      <StatusSymbol status={household.status} flagged={household.flagged} size={28} />
      <div className={styles.text}>
        <Link to="/" search={{ household: household.id }} className={styles.name}>
          {household.head}
        </Link>{' '}
        <Badge variant="light" color="gray">
          {hamlets.find(({ id }) => id === household.hamletId)?.name}
        </Badge>
        <div className="tn-small tn-muted">{reasonWords(household, t)}</div>
        {note && <div className="tn-small">{note}</div>}
      </div>
      <div className={styles.buttons}>{children}</div>
    </li>
  );
}
