import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '../data/households.ts';
import { type IssueKind, type PlaceIssue, placesQuery, qualityQuery } from '../data/placing.ts';
import { formatNumber } from '../i18n/format.ts';
import type { HouseholdMapHandle } from '../map/camera.ts';
import type { Position } from '../map/interaction/pick.ts';
import chips from '../ui/chip.module.css';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { CheckRow } from './check-row.tsx';
import { moveHousehold } from './mend.ts';
import styles from './placing.module.css';
import { PlacingMap } from './placing-map.tsx';
import { useChoices } from './use-choices.ts';

/** In the order of what is most likely wrong. */
const KINDS: readonly IssueKind[] = ['outside_hamlet', 'in_water', 'same_point', 'outlier', 'numbering_gap'];

/** Places that may be wrong, each with the ways to mend it. */
export function CheckPlaces({ hamlet, head }: { hamlet: string | undefined; head: ReactNode }) {
  const { t } = useTranslation('placing');
  const [kind, setKind] = useState<IssueKind | undefined>(undefined);
  const query = useQuery(qualityQuery(hamlet, kind));
  const [openKey, setOpen] = useState<string | null>(null);
  const [moving, setMoving] = useState<Household | null>(null);
  const map = useRef<HouseholdMapHandle>(null);
  const places = useQuery({ ...placesQuery(moving?.id ?? ''), enabled: moving !== null });
  const choices = useChoices(
    moving?.id ?? null,
    useMemo(() => places.data ?? [], [places.data]),
  );
  const issues = query.data?.items ?? [];
  const open = issues.find(({ key }) => key === openKey) ?? issues[0] ?? null;
  const marked = useMemo(() => new Set(open?.households.map(({ id }) => id)), [open]);
  const target = targetOf(moving, open);

  const move = (place: Parameters<typeof moveHousehold>[1]) => {
    if (!moving) return;
    setMoving(null);
    moveHousehold(moving, place, t);
  };
  const show = (issue: PlaceIssue) => {
    setOpen(issue.key);
    setMoving(null);
  };
  const counts = query.data?.byKind;
  return (
    <div className={styles.page}>
      <aside className={styles.column}>
        {head}
        {counts && (
          <div className={styles.kinds}>
            {KINDS.filter((one) => counts[one] > 0).map((one) => (
              <button
                key={one}
                type="button"
                className={chips.chip}
                data-on={kind === one || undefined}
                aria-pressed={kind === one}
                onClick={() => setKind(kind === one ? undefined : one)}
              >
                {t(`check.kind.${one}`)} <span className={chips.count}>{formatNumber(counts[one])}</span>
              </button>
            ))}
          </div>
        )}
        <QueryBoundary query={query}>
          {({ items, checked }) => (
            <>
              {items.length === 0 ? (
                <p className={styles.done}>{t('check.none')}</p>
              ) : (
                <ul className={styles.checks} aria-label={t('check.label')}>
                  {items.map((issue) => (
                    <CheckRow
                      key={issue.key}
                      issue={issue}
                      open={issue.key === open?.key}
                      movingId={moving?.id ?? null}
                      onOpen={() => show(issue)}
                      onMove={(household) => {
                        setOpen(issue.key);
                        setMoving(household);
                      }}
                    />
                  ))}
                </ul>
              )}
              <p className={styles.more}>{t('check.checked', { n: formatNumber(checked) })}</p>
            </>
          )}
        </QueryBoundary>
      </aside>
      <PlacingMap
        map={map}
        hamlet={hamlet}
        choices={moving ? choices.choices : pointsOf(open)}
        chosen={-1}
        onChoose={moving ? (at) => move(choices.options[at]!.place) : null}
        onTap={moving ? (location) => move({ location, source: 'tapped' }) : null}
        target={target}
        fromAfar={moving === null && (open?.kind === 'outside_hamlet' || open?.kind === 'outlier')}
        marked={marked}
      >
        {moving && <p className={styles.hint}>{t('check.moving', { name: moving.head ?? '' })}</p>}
      </PlacingMap>
    </div>
  );
}

const targetOf = (moving: Household | null, open: PlaceIssue | null): Position | null =>
  moving?.location ?? open?.households.find(({ location }) => location !== null)?.location ?? null;

const pointsOf = (issue: PlaceIssue | null) =>
  issue?.households.flatMap(({ location, head }) =>
    location ? [{ position: location, mark: '', label: head ?? '' }] : [],
  ) ?? [];
