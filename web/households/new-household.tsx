import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { addHousehold, type HouseholdCreate, hideHousehold } from '../data/changes.ts';
import type { HouseholdDetail } from '../data/households.ts';
import { clustersQuery, hamletsQuery } from '../data/places.ts';
import { say } from '../ui/toast.tsx';
import { useRefusals } from '../ui/use-refusals.ts';
import styles from './new-household.module.css';
import { PlaceChoice } from './place-choice.tsx';
import { useMapView } from './use-map-view.ts';
import type { Placing } from './use-placing.ts';

interface Props {
  placing: Placing | null;
  onTap: () => void;
  onMeasured: (position: [number, number], accuracyMetres: number) => void;
  /** the place is left open, or the form is left */
  onNoPlace: () => void;
  onDone: (household: HouseholdDetail) => void;
  onCancel: () => void;
}

type Count = number | string;
const known = (count: Count): { value: number } | null => (count === '' ? null : { value: Number(count) });

/** A household that is in no register yet. From a member it is a proposal, which his leader takes in. */
export function NewHousehold({ placing, onTap, onMeasured, onNoPlace, onDone, onCancel }: Props) {
  const { t } = useTranslation('households');
  const { t: common } = useTranslation();
  const { me, hamlet } = useMapView();
  const [hamletId, setHamlet] = useState(hamlet ?? null);
  const [head, setHead] = useState('');
  const [address, setAddress] = useState('');
  const [phone, setPhone] = useState('');
  const [clusterId, setCluster] = useState<string | null>(null);
  const [elders, setElders] = useState<Count>('');
  const [adults, setAdults] = useState<Count>('');
  const [without, setWithout] = useState<Count>('');
  const [busy, setBusy] = useState(false);
  const refused = useRefusals(['head', 'address', 'phone', 'adults', 'elders', 'adultsWithoutDevice']);
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const { data: clusters = [] } = useQuery(clustersQuery(hamletId ?? undefined));
  const sent = useRef<{ body: string; id: string } | null>(null);
  useEffect(() => onNoPlace, [onNoPlace]);

  const told = (): Omit<HouseholdCreate, 'id'> | null => {
    if (!hamletId || !head.trim()) return null;
    return {
      hamletId,
      head: head.trim(),
      ...(address.trim() && { address: address.trim() }),
      ...(phone.trim() && { phone: phone.trim() }),
      ...(clusterId && { clusterId }),
      ...(known(elders) && { elders: known(elders)!.value }),
      ...(known(adults) && { adults: known(adults)!.value }),
      ...(known(without) && { adultsWithoutDevice: known(without)!.value }),
      ...(placing?.position && {
        location: placing.position,
        locationSource: placing.accuracyMetres === null ? 'tapped' : 'measured',
        locationAccuracyMetres: placing.accuracyMetres,
      }),
    };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const facts = told();
    if (!facts) return;
    const body = JSON.stringify(facts);
    // pressed again after a lost answer, it is the same household, not another
    if (sent.current?.body !== body) sent.current = { body, id: uuidv7() };
    setBusy(true);
    refused.clear();
    addHousehold({ ...facts, id: sent.current.id })
      .then((saved) => {
        onDone(saved);
        if (saved.proposed) say(t('add.sent', { name: saved.head ?? '' }));
        else say(t('add.saved', { name: saved.head ?? '' }), { undo: () => hideHousehold(saved) });
      })
      .catch((error) => {
        setBusy(false);
        refused.hear(error);
      });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.body}>
        <div>
          <h1>{t('add.title')}</h1>
          <p className="tn-small tn-muted">{t(me.role === 'member' ? 'add.waits' : 'add.hint')}</p>
        </div>
        {me.role === 'staff' && (
          <Select
            label={t('add.hamlet')}
            required
            withAsterisk={false}
            searchable
            value={hamletId}
            onChange={(next) => {
              setHamlet(next);
              setCluster(null);
            }}
            data={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextInput
          label={t('facts.head')}
          required
          withAsterisk={false}
          maxLength={200}
          autoFocus
          value={head}
          error={refused.of('head')}
          onChange={(event) => setHead(event.target.value)}
        />
        <TextInput
          label={t('facts.address')}
          maxLength={300}
          value={address}
          error={refused.of('address')}
          onChange={(event) => setAddress(event.target.value)}
        />
        <TextInput
          label={t('facts.phone')}
          type="tel"
          inputMode="tel"
          maxLength={30}
          value={phone}
          error={refused.of('phone')}
          onChange={(event) => setPhone(event.target.value)}
        />
        <Select
          label={t('facts.cluster')}
          placeholder={t('known.unknown')}
          clearable
          searchable
          disabled={!hamletId}
          value={clusterId}
          onChange={setCluster}
          data={clusters
            .filter((cluster) => cluster.hamletId === hamletId)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className={styles.three}>
          <Persons label={t('add.adults')} value={adults} error={refused.of('adults')} onChange={setAdults} />
          <Persons label={t('add.elders')} value={elders} error={refused.of('elders')} onChange={setElders} />
          <Persons
            label={t('add.without')}
            value={without}
            error={refused.of('adultsWithoutDevice')}
            onChange={setWithout}
          />
        </div>
        <PlaceChoice placing={placing} onTap={onTap} onMeasured={onMeasured} onLater={onNoPlace} />
      </div>
      <div className={styles.foot} data-keep-clear>
        <Button variant="default" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t(me.role === 'member' ? 'add.send' : 'add.save')}
        </Button>
      </div>
    </form>
  );
}

interface PersonsProps {
  label: string;
  value: Count;
  error: string | undefined;
  onChange: (value: Count) => void;
}
/** A number of persons; left empty, it is unknown. */
function Persons({ label, value, error, onChange }: PersonsProps) {
  const { t } = useTranslation('households');
  return (
    <NumberInput
      label={label}
      placeholder={t('known.unknown')}
      min={0}
      max={99}
      allowDecimal={false}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
