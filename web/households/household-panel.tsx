import { Button, Menu, Skeleton } from '@mantine/core';
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconDotsVertical,
  IconFlag,
  IconHourglass,
  IconPhone,
  IconPrinter,
  IconTrash,
  IconWalk,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leads } from '../app/session.ts';
import { hideHousehold, restoreHousehold } from '../data/changes.ts';
import { type Household, type HouseholdDetail, householdQuery } from '../data/households.ts';
import { clustersQuery, hamletsQuery } from '../data/places.ts';
import { formatNumber } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import { HouseholdFacts } from './household-facts.tsx';
import { HouseholdHistory } from './household-history.tsx';
import styles from './household-panel.module.css';
import { isBoth, reasonWords } from './reasons.ts';
import { Turn } from './turn.tsx';
import { useMapView } from './use-map-view.ts';

interface Props {
  id: string;
  /** the list it was opened from, for next and previous */
  households: readonly Household[];
  total: number;
  onOpen: (household: Household) => void;
  onClose: () => void;
  onMove: (household: HouseholdDetail) => void;
  /** shows the way there */
  onWay: () => void;
}

/** One household in the list's place: who lives there, who is in charge, what happened, what to do. */
export function HouseholdPanel({ id, households, total, onOpen, onClose, onMove, onWay }: Props) {
  const { t } = useTranslation('households');
  const { me } = useMapView();
  const household = useQuery(householdQuery(id));
  const at = households.findIndex((one) => one.id === id);
  const neighbour = (step: number) => (at < 0 ? undefined : households[at + step]);
  const hide = (found: HouseholdDetail) =>
    hideHousehold(found)
      .then(() => {
        onClose();
        say(t('panel.hidden', { name: found.head ?? '' }), { undo: () => restoreHousehold(found.id) });
      })
      .catch(sayFailure);
  return (
    <div className={styles.panel}>
      <div className={`${styles.bar} tn-no-print`}>
        <button type="button" className={styles.back} onClick={onClose}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
          {t('panel.list')}
        </button>
        {at >= 0 && (
          <span className="tn-small tn-muted tn-num">
            {formatNumber(at + 1)} / {formatNumber(total)}
          </span>
        )}
        <StepButton
          label={t('panel.previous')}
          to={neighbour(-1)}
          icon={<IconChevronUp size={20} stroke={1.75} />}
          onOpen={onOpen}
        />
        <StepButton
          label={t('panel.next')}
          to={neighbour(1)}
          icon={<IconChevronDown size={20} stroke={1.75} />}
          onOpen={onOpen}
        />
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <button type="button" className={styles.icon} aria-label={t('panel.more')}>
              <IconDotsVertical size={20} stroke={1.75} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPrinter size={18} stroke={1.75} />} onClick={() => window.print()}>
              {t('panel.print')}
            </Menu.Item>
            {leads(me) && household.data && (
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={18} stroke={1.75} />}
                onClick={() => hide(household.data)}
              >
                {t('panel.hide')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={styles.scroll}>
        <QueryBoundary query={household} skeleton={<PanelSkeleton />}>
          {(found) => (
            <>
              <Identity household={found} />
              <Actions household={found} onWay={onWay} />
              {found.reasons && <Turn household={found} mayChange={leads(me)} />}
              {found.reasons && <HouseholdFacts household={found} onMove={onMove} />}
              {found.reasons && <HouseholdHistory household={found} />}
            </>
          )}
        </QueryBoundary>
      </div>
    </div>
  );
}

interface StepProps {
  label: string;
  to: Household | undefined;
  icon: React.ReactNode;
  onOpen: (household: Household) => void;
}
const StepButton = ({ label, to, icon, onOpen }: StepProps) => (
  <button type="button" className={styles.icon} aria-label={label} disabled={!to} onClick={() => to && onOpen(to)}>
    {icon}
  </button>
);

function Identity({ household }: { household: HouseholdDetail }) {
  const { t } = useTranslation('households');
  const { hamlet } = useMapView();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const { data: clusters = [] } = useQuery(clustersQuery(hamlet));
  const cluster = clusters.find(({ id }) => id === household.clusterId)?.name;
  const hamletName = hamlets.find(({ id }) => id === household.hamletId)?.name;
  const place = [household.address ?? cluster, hamletName].filter(Boolean).join(', ');
  return (
    <>
      <div className={styles.identity}>
        <StatusSymbol status={household.status} flagged={household.flagged} both={isBoth(household)} size={40} />
        <div>
          <h1>{household.head ?? t('someHousehold')}</h1>
          <div className="tn-small tn-muted tn-num">
            {[household.code && t('panel.code', { code: household.code }), place].filter(Boolean).join(' · ')}
          </div>
        </div>
      </div>
      {household.proposed && (
        <p className={styles.waits} role="note">
          <IconHourglass size={18} stroke={1.75} aria-hidden />
          {t('add.waiting')}
        </p>
      )}
      <div className={styles.why} data-flagged={household.flagged || undefined}>
        {household.flagged && <IconFlag size={20} stroke={1.75} aria-hidden />}
        <span>
          {household.flagged && `${t('panel.priority')}: `}
          {household.flagged ? lower(reasonWords(household, t)) : reasonWords(household, t)}
          {household.followUpOn &&
            household.status !== 'follow_up_due' &&
            ` · ${t('panel.comeBack', { day: household.followUpOn.split('-').reverse().join('/') })}`}
        </span>
      </div>
    </>
  );
}

const lower = (words: string): string => words.charAt(0).toLocaleLowerCase() + words.slice(1);

function Actions({ household, onWay }: { household: HouseholdDetail; onWay: () => void }) {
  const { t } = useTranslation('households');
  return (
    <div className={`${styles.actions} tn-no-print`}>
      <Button
        component={Link}
        to="/visit/$householdId"
        params={{ householdId: household.id } as never}
        className={styles.grow}
      >
        {t('panel.record')}
      </Button>
      <Button
        variant="default"
        {...(household.phone
          ? { component: 'a', href: `tel:${household.phone.replace(/[^\d+]/g, '')}` }
          : { disabled: true })}
        leftSection={<IconPhone size={19} stroke={1.75} />}
      >
        {t('panel.call')}
      </Button>
      <Button
        variant="default"
        disabled={!household.location}
        onClick={onWay}
        leftSection={<IconWalk size={19} stroke={1.75} />}
      >
        {t('panel.way')}
      </Button>
    </div>
  );
}

const PanelSkeleton = () => (
  <div className={styles.loading}>
    <Skeleton height={28} width="60%" />
    <Skeleton height={14} width="45%" />
    <Skeleton height={56} mt={8} />
    <Skeleton height={36} />
    {[1, 2, 3, 4, 5, 6].map((row) => (
      <Skeleton key={row} height={16} mt={12} />
    ))}
  </div>
);
