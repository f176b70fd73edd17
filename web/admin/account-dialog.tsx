import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../app/session.ts';
import { type Account, addAccount, type Commune, type PasswordLink, placesQuery } from './admin-data.ts';
import styles from './sign-in.module.css';

const ROLES: readonly Role[] = ['staff', 'leader', 'member', 'observer', 'admin'];

interface Props {
  communes: readonly Commune[];
  onClose: () => void;
  onMade: (link: PasswordLink, account: Account) => void;
}

/** A new account: who, which role, and where he belongs. He chooses the password himself, by a link. */
export function AccountDialog({ communes, onClose, onMade }: Props) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [role, setRole] = useState<Role>('staff');
  const [communeId, setCommuneId] = useState<string | null>(communes[0]?.id ?? null);
  const [hamletId, setHamletId] = useState<string | null>(null);
  const [memberId, setMemberId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: places } = useQuery({ ...placesQuery(communeId ?? ''), enabled: communeId !== null });
  const inHamlet = role === 'leader' || role === 'member';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    addAccount({
      username,
      ...(displayName.trim() ? { displayName: displayName.trim() } : {}),
      role,
      communeId: role === 'admin' ? null : communeId,
      hamletId: inHamlet ? hamletId : null,
      memberId: inHamlet ? memberId : null,
    })
      .then(({ account, link }) => onMade(link, account))
      .catch((error: Error) => {
        setBusy(false);
        setFailure(error.message);
      });
  };
  return (
    <Modal opened onClose={onClose} title={t('accounts.add')} centered>
      <form className={styles.dialog} onSubmit={submit}>
        <TextInput
          label={t('signIn.username')}
          description={t('accounts.usernameRule')}
          required
          withAsterisk={false}
          data-autofocus
          autoCapitalize="none"
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <TextInput
          label={t('accounts.name')}
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
        />
        <Select
          label={t('accounts.role')}
          allowDeselect={false}
          value={role}
          onChange={(next) => setRole(next as Role)}
          data={ROLES.map((one) => ({ value: one, label: common(`role.${one}`) }))}
        />
        {role !== 'admin' && (
          <Select
            label={t('accounts.commune')}
            allowDeselect={false}
            value={communeId}
            onChange={setCommuneId}
            data={communes.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {inHamlet && (
          <>
            <Select
              label={t('accounts.hamlet')}
              searchable
              required
              withAsterisk={false}
              value={hamletId}
              onChange={(next) => {
                setHamletId(next);
                setMemberId(null);
              }}
              data={(places?.hamlets ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select
              label={t('accounts.member')}
              searchable
              clearable
              value={memberId}
              onChange={setMemberId}
              data={(places?.members ?? [])
                .filter((one) => one.hamletId === hamletId)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </>
        )}
        {failure && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('accounts.make')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
