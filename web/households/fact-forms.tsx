import { Button, Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Platform } from '#api/catalogues/schema.ts';
import { nameOf } from '../data/catalogues.ts';
import type { HouseholdPatch } from '../data/changes.ts';
import type { HouseholdDetail } from '../data/households.ts';
import type { Refusals } from '../ui/use-refusals.ts';
import styles from './household-panel.module.css';

export type FactKey = 'phone' | 'head' | 'residents' | 'devices' | 'platforms';
type CheckedField = 'phone' | 'head' | 'address' | 'adults' | 'elders' | 'eldestBirthYear' | 'adultsWithoutDevice';

/** Fields of each form at which it shows what the server would not take. */
export const CHECKED_FIELDS: Record<FactKey, readonly CheckedField[]> = {
  phone: ['phone'],
  head: ['head', 'address'],
  residents: ['adults', 'elders', 'eldestBirthYear'],
  devices: ['adultsWithoutDevice'],
  platforms: [],
};

interface FormProps {
  household: HouseholdDetail;
  platforms: readonly Platform[];
  /** @param back what undoes it */
  onSave: (change: HouseholdPatch, back: HouseholdPatch) => void;
  onCancel: () => void;
  refused: Refusals<CheckedField>;
}

function Frame({ onSave, onCancel, children }: { onSave: () => void; onCancel: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('save')}</Button>
      </div>
    </form>
  );
}

/** What is there now of the fields a form changes: what undoes it. */
const before = (household: HouseholdDetail, change: HouseholdPatch): HouseholdPatch =>
  Object.fromEntries(Object.keys(change).map((key) => [key, household[key as keyof HouseholdDetail] ?? null]));

function PhoneForm({ household, onSave, onCancel, refused }: FormProps) {
  const { t } = useTranslation('households');
  const [phone, setPhone] = useState(household.phone ?? '');
  const change = { phone: phone.trim() || null };
  return (
    <Frame onSave={() => onSave(change, before(household, change))} onCancel={onCancel}>
      <TextInput
        label={t('facts.phone')}
        type="tel"
        inputMode="tel"
        autoFocus
        value={phone}
        error={refused.of('phone')}
        onChange={(event) => setPhone(event.target.value)}
      />
    </Frame>
  );
}

function HeadForm({ household, onSave, onCancel, refused }: FormProps) {
  const { t } = useTranslation('households');
  const [head, setHead] = useState(household.head ?? '');
  const [address, setAddress] = useState(household.address ?? '');
  const change: HouseholdPatch = { head: head.trim(), address: address.trim() || null };
  return (
    <Frame onSave={() => head.trim() && onSave(change, before(household, change))} onCancel={onCancel}>
      <TextInput
        label={t('facts.head')}
        required
        autoFocus
        value={head}
        error={refused.of('head')}
        onChange={(event) => setHead(event.target.value)}
      />
      <TextInput
        label={t('facts.address')}
        value={address}
        error={refused.of('address')}
        onChange={(event) => setAddress(event.target.value)}
      />
    </Frame>
  );
}

const number = (value: number | string): number | null => (value === '' ? null : Number(value));

/** Yes, no, or nobody knows. */
function YesNo({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean | null;
  onChange: (value: boolean | null) => void;
}) {
  const { t } = useTranslation('households');
  return (
    <div>
      <div className="tn-small" style={{ fontWeight: 500, marginBottom: 4 }}>
        {label}
      </div>
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={value === null ? 'unknown' : String(value)}
        onChange={(next) => onChange(next === 'unknown' ? null : next === 'true')}
        data={(['true', 'false', 'unknown'] as const).map((known) => ({ value: known, label: t(`known.${known}`) }))}
      />
    </div>
  );
}

function ResidentsForm({ household, onSave, onCancel, refused }: FormProps) {
  const { t } = useTranslation('households');
  const [elderly, setElderly] = useState(household.elderly);
  const [adults, setAdults] = useState<number | string>(household.adults ?? '');
  const [elders, setElders] = useState<number | string>(household.elders ?? '');
  const [born, setBorn] = useState<number | string>(household.eldestBirthYear ?? '');
  const count = elderly === false ? 0 : number(elders) === 0 ? null : number(elders);
  const change: HouseholdPatch = {
    elderly,
    adults: number(adults),
    elders: count,
    eldestBirthYear:
      elderly === false ? (household.elderly === false ? household.eldestBirthYear : null) : number(born),
  };
  return (
    <Frame onSave={() => onSave(change, before(household, change))} onCancel={onCancel}>
      <YesNo label={t('ask.elderly')} value={elderly} onChange={setElderly} />
      <div className={styles.pair}>
        <NumberInput
          label={t('ask.adults')}
          min={0}
          max={99}
          value={adults}
          error={refused.of('adults')}
          onChange={setAdults}
        />
        {elderly !== false && (
          <NumberInput
            label={t('ask.elders')}
            min={0}
            max={99}
            value={elders}
            error={refused.of('elders')}
            onChange={setElders}
          />
        )}
      </div>
      {elderly !== false && (
        <NumberInput
          label={t('ask.born')}
          min={1900}
          max={new Date().getFullYear()}
          thousandSeparator=""
          value={born}
          error={refused.of('eldestBirthYear')}
          onChange={setBorn}
        />
      )}
    </Frame>
  );
}

function DevicesForm({ household, onSave, onCancel, refused }: FormProps) {
  const { t } = useTranslation('households');
  const [deviceless, setDeviceless] = useState(household.deviceless);
  const [without, setWithout] = useState<number | string>(household.adultsWithoutDevice ?? '');
  const change: HouseholdPatch = {
    deviceless,
    adultsWithoutDevice: deviceless === true ? household.adults : deviceless === null ? null : number(without),
  };
  return (
    <Frame onSave={() => onSave(change, before(household, change))} onCancel={onCancel}>
      <YesNo
        label={t('ask.device')}
        value={deviceless === null ? null : !deviceless}
        onChange={(has) => setDeviceless(has === null ? null : !has)}
      />
      {deviceless === false && (
        <NumberInput
          label={t('ask.without')}
          min={0}
          max={household.adults ?? 99}
          value={without}
          error={refused.of('adultsWithoutDevice')}
          onChange={setWithout}
        />
      )}
    </Frame>
  );
}

function PlatformsForm({ household, platforms, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('households');
  const [used, setUsed] = useState<string[]>(household.platforms ?? []);
  const change: HouseholdPatch = { platforms: used };
  return (
    <Frame onSave={() => onSave(change, before(household, change))} onCancel={onCancel}>
      <Checkbox.Group label={t('ask.platforms')} value={used} onChange={setUsed}>
        <div style={{ display: 'grid', gap: 10, marginTop: 8 }}>
          {platforms.map((platform) => (
            <Checkbox key={platform.code} value={platform.code} label={nameOf(platform)} />
          ))}
        </div>
      </Checkbox.Group>
    </Frame>
  );
}

/** The question behind each fact. */
export const FACT_FORMS: Record<FactKey, ComponentType<FormProps>> = {
  phone: PhoneForm,
  head: HeadForm,
  residents: ResidentsForm,
  devices: DevicesForm,
  platforms: PlatformsForm,
};
