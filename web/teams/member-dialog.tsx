import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { Member, MemberPatch } from '#api/teams/schema.ts';
import { addMember, changeMember } from '../data/changes.ts';
import { localDay } from '../i18n/format.ts';
import { say } from '../ui/toast.tsx';
import { useRefusals } from '../ui/use-refusals.ts';
import styles from './teams.module.css';

const BODIES = [
  'youth_union',
  'hamlet_head',
  'party_secretary',
  'front_committee',
  'womens_union',
  'police',
  'veterans',
  'farmers',
  'other',
] as const;

interface Props {
  /** null: a new one */
  member: Member | null;
  hamletId: string;
  onClose: () => void;
}

/** A member's name, part and term. Ending a term puts his households into nobody's charge; the history stays. */
export function MemberDialog({ member, hamletId, onClose }: Props) {
  const { t } = useTranslation('teams');
  const { t: common } = useTranslation();
  const today = localDay(new Date());
  const [name, setName] = useState(member?.name ?? '');
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState<'leader' | 'member'>(member?.role ?? 'member');
  const [body, setBody] = useState<string | null>(member?.body ?? null);
  const [from, setFrom] = useState(member?.fromOn ?? today);
  const [busy, setBusy] = useState(false);
  const refused = useRefusals(['name', 'phone', 'fromOn']);
  const run = (change: Promise<unknown>, words: string, undo?: () => Promise<unknown>) => {
    setBusy(true);
    refused.clear();
    change
      .then(() => {
        say(words, undo ? { undo } : {});
        onClose();
      })
      .catch((error) => {
        setBusy(false);
        refused.hear(error);
      });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const facts: MemberPatch = {
      name: name.trim(),
      role,
      body: body as Member['body'],
      fromOn: from,
      ...(phone.trim() ? { phone: phone.trim() } : {}),
    };
    if (member) run(changeMember(member, facts), t('saved', { name }));
    else run(addMember({ ...facts, id: uuidv7(), hamletId, name: name.trim() }), t('added', { name }));
  };
  return (
    <Modal opened onClose={onClose} title={member ? member.name : t('add')} centered>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('name')}
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          error={refused.of('name')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextInput
          label={t('phone')}
          type="tel"
          value={phone}
          error={refused.of('phone')}
          placeholder={member?.phone ?? ''}
          onChange={(event) => setPhone(event.target.value)}
        />
        <Select
          label={t('part')}
          value={role}
          allowDeselect={false}
          onChange={(next) => setRole(next as 'leader' | 'member')}
          data={[
            { value: 'member', label: t('role.member') },
            { value: 'leader', label: t('role.leader') },
          ]}
        />
        <Select
          label={t('bodyLabel')}
          value={body}
          clearable
          onChange={setBody}
          data={BODIES.map((one) => ({ value: one, label: t(`body.${one}`) }))}
        />
        <TextInput
          label={t('from')}
          type="date"
          value={from}
          error={refused.of('fromOn')}
          onChange={(event) => setFrom(event.target.value)}
        />
        <div className={styles.buttons}>
          {member?.serving && (
            <Button
              variant="subtle"
              color="red"
              disabled={busy}
              onClick={() => run(changeMember(member, { toOn: today }), t('termEnded', { name: member.name }))}
            >
              {t('end')}
            </Button>
          )}
          <span style={{ flex: 1 }} />
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {common('save')}
          </Button>
        </div>
        {member?.serving && <p className="tn-small tn-muted">{t('endWords', { n: member.households })}</p>}
      </form>
    </Modal>
  );
}
