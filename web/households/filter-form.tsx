import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { OUTREACH_STATUSES } from '#geo/coverage/status.ts';
import type { Known } from '../app/map-search.ts';
import { clustersQuery, membersQuery } from '../data/places.ts';
import chip from '../ui/chip.module.css';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import styles from './map-page.module.css';
import { useMapView } from './use-map-view.ts';

const KNOWN: readonly Known[] = ['true', 'false', 'unknown'];

/** Everything a list can be narrowed to. */
export function FilterForm() {
  const { t } = useTranslation('households');
  const { t: inMap } = useTranslation('map');
  const { me, search, hamlet, update } = useMapView();
  const { data: clusters = [] } = useQuery(clustersQuery(hamlet));
  const { data: members = [] } = useQuery({ ...membersQuery(hamlet), enabled: me.role !== 'member' });
  const statuses = new Set(search.status?.split(',').filter(Boolean));
  const toggleStatus = (status: string) => {
    const next = new Set(statuses);
    if (!next.delete(status)) next.add(status);
    update({ status: [...next].join(',') || undefined, flagged: search.flagged || undefined });
  };
  return (
    <div className={styles.form}>
      <fieldset className={styles.group}>
        <legend>{t('filter.status')}</legend>
        <div className={styles.options}>
          {OUTREACH_STATUSES.map((status) => (
            <button
              key={status}
              type="button"
              className={chip.chip}
              data-on={statuses.has(status) || undefined}
              aria-pressed={statuses.has(status)}
              onClick={() => toggleStatus(status)}
            >
              <StatusSymbol status={status} size={18} />
              {inMap(`status.${status}`)}
            </button>
          ))}
        </div>
      </fieldset>
      {(['elderly', 'deviceless'] as const).map((fact) => (
        <fieldset key={fact} className={styles.group}>
          <legend>{t(`filter.${fact}`)}</legend>
          <div className={styles.options}>
            {KNOWN.map((known) => (
              <button
                key={known}
                type="button"
                className={chip.chip}
                data-on={search[fact] === known || undefined}
                aria-pressed={search[fact] === known}
                onClick={() => update({ [fact]: search[fact] === known ? undefined : known })}
              >
                {t(`known.${known}`)}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <Select
        label={t('filter.cluster')}
        placeholder={t('filter.any')}
        clearable
        searchable
        value={search.cluster ?? null}
        onChange={(cluster) => update({ cluster: cluster ?? undefined })}
        data={clusters.map(({ id, name }) => ({ value: id, label: name }))}
        comboboxProps={{ withinPortal: false }}
      />
      {me.role !== 'member' && (
        <Select
          label={t('filter.member')}
          placeholder={t('filter.any')}
          clearable
          searchable
          value={search.member ?? null}
          onChange={(member) => update({ member: member ?? undefined, unassigned: undefined })}
          data={members.filter(({ serving }) => serving).map(({ id, name }) => ({ value: id, label: name }))}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <Button
        variant="subtle"
        onClick={() =>
          update({
            cluster: undefined,
            member: undefined,
            status: undefined,
            flagged: undefined,
            elderly: undefined,
            deviceless: undefined,
            unassigned: undefined,
          })
        }
      >
        {t('filter.clear')}
      </Button>
    </div>
  );
}
